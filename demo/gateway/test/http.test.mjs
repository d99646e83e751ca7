// @ts-check
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ids, startGateway } from "./harness.mjs";

const folder = mkdtempSync(join(tmpdir(), "parley-gateway-"));
after(() => rmSync(folder, { recursive: true }));
const [pageFolder, distFolder] = [join(folder, "page"), join(folder, "dist")];
mkdirSync(pageFolder);
mkdirSync(distFolder);
writeFileSync(join(pageFolder, "index.html"), "<!doctype html><title>Demo</title>");
writeFileSync(join(distFolder, "parley.js"), "void 0;");
writeFileSync(join(distFolder, "chat.wasm"), "\0asm");

const client = await startGateway({ pageFolder, distFolder });
const start = "/ai-chat/free-chat-gate/start";
const config = `/ai-chat/free-chat-gate/config?releaseId=${ids.none}`;

test("the page and the package are served with their types", async () => {
  const expected = [
    ["/", "text/html; charset=utf-8"],
    ["/dist/parley.js", "application/javascript; charset=utf-8"],
    ["/dist/chat.wasm", "application/wasm"],
  ];
  for (const [path = "", type] of expected) {
    const { status, headers } = await client.get(path);
    assert.equal(status, 200);
    assert.equal(headers.get("content-type"), type);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  }
  assert.equal((await client.get("/dist/../http.test.mjs")).status, 404);
  assert.equal((await client.get("/%2e%2e/%2e%2e/etc/passwd")).status, 404);
});

test("pages come with the strict policy, unless it is turned off", async () => {
  const policy = (await client.get("/")).headers.get("content-security-policy") ?? "";
  assert.ok(policy.includes("default-src 'none'"));
  assert.ok(policy.includes("script-src 'self' 'wasm-unsafe-eval';"));
  assert.ok(policy.includes("style-src 'self';"));
  assert.ok(policy.includes("require-trusted-types-for 'script'"));
  assert.ok(!policy.includes("unsafe-inline"));

  const off = await startGateway({ csp: "off", pageFolder });
  assert.equal((await off.get("/")).headers.get("content-security-policy"), null);
});

test("with the real Turnstile its host is in the policy", async () => {
  const real = await startGateway({ turnstileReal: true, pageFolder });
  const policy = (await real.get("/")).headers.get("content-security-policy") ?? "";
  assert.match(policy, /script-src [^;]*https:\/\/challenges\.cloudflare\.com/);
  assert.match(policy, /frame-src https:\/\/challenges\.cloudflare\.com/);
});

test("without a demo page the gateway says so", async () => {
  const bare = await startGateway({ pageFolder: join(folder, "nowhere") });
  const { status, text } = await bare.get("/");
  assert.equal(status, 200);
  assert.match(text, /There is no demo page/);
});

test("every answer names its request", async () => {
  const seen = new Set();
  for (const path of ["/", config, "/nothing/here", "/mail"]) {
    const id = (await client.request(path)).headers.get("x-request-id");
    assert.match(id ?? "", /^[0-9a-f-]{36}$/);
    seen.add(id);
  }
  assert.equal(seen.size, 4);
});

test("what is not there is not found, in the wire's shape", async () => {
  const { status, body } = await client.get("/nothing/here");
  assert.equal(status, 404);
  assert.equal(body.code, "NOT_FOUND");
  assert.equal((await client.post("/ai-chat/nothing", {})).body.code, "NOT_FOUND");
  const unreadable = await client.get("/%zz");
  assert.equal(unreadable.status, 400);
  assert.equal(unreadable.body.code, "BAD_REQUEST");
  assert.ok(unreadable.headers.get("x-request-id"));
});

test("pages on this machine may call the gateway, others may not", async () => {
  for (const origin of ["http://localhost:3000", "http://127.0.0.1", "https://[::1]:8443"]) {
    const { headers } = await client.request(config, { headers: { origin } });
    assert.equal(headers.get("access-control-allow-origin"), origin);
    assert.equal(headers.get("access-control-expose-headers"), "x-request-id, retry-after");
    assert.match(headers.get("vary") ?? "", /Origin/);
  }
  for (const origin of ["https://evil.example", "http://localhost.evil.example", "null"]) {
    const { headers } = await client.request(config, { headers: { origin } });
    assert.equal(headers.get("access-control-allow-origin"), null);
  }
});

test("a listed origin may call the gateway", async () => {
  const listed = await startGateway({
    allowedOrigins: ["https://www.example.com"],
    loopbackOrigins: false,
  });
  const leave = async (/** @type {string} */ origin) =>
    (await listed.request(config, { headers: { origin } })).headers.get(
      "access-control-allow-origin",
    );
  assert.equal(await leave("https://www.example.com"), "https://www.example.com");
  assert.equal(await leave("http://localhost:3000"), null);
});

test("preflights are answered for the wire's headers", async () => {
  const headers = {
    origin: "http://localhost:3000",
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type,x-divinci-email-token",
  };
  const allowed = await client.request(start, { method: "OPTIONS", headers });
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get("access-control-allow-origin"), headers.origin);
  const names = allowed.headers.get("access-control-allow-headers")?.split(", ");
  assert.deepEqual(names, [
    "content-type",
    "authorization",
    "x-api-key",
    "x-api-version",
    "x-divinci-email-token",
  ]);
  const refused = await client.request(start, {
    method: "OPTIONS",
    headers: { ...headers, origin: "https://evil.example" },
  });
  assert.equal(refused.headers.get("access-control-allow-origin"), null);
  assert.equal(refused.headers.get("access-control-allow-headers"), null);
});

test("pages elsewhere may use signed-in chat, and sign nobody in", async () => {
  const origin = "http://localhost:3000";
  const leave = async (/** @type {string} */ path) => {
    const headers = { origin, "access-control-request-method": "DELETE" };
    const answer = await client.request(path, { method: "OPTIONS", headers });
    return answer.headers.get("access-control-allow-methods");
  };
  for (const path of ["/ai-chat", "/ai-chat/x", "/websocket/ticket", "/embed/validate-login"]) {
    assert.equal(await leave(path), "GET, POST, DELETE", path);
  }
  for (const path of ["/embed/login", "/demo/sign-in"]) assert.equal(await leave(path), null, path);
  const { status, headers } = await client.request("/ai-chat", { headers: { origin } });
  assert.equal(status, 401);
  assert.equal(headers.get("access-control-allow-origin"), origin);
});

test("refusals can be read across origins too", async () => {
  const { status, headers } = await client.post(start, {}, { origin: "http://localhost:3000" });
  assert.equal(status, 400);
  assert.equal(headers.get("access-control-allow-origin"), "http://localhost:3000");
});

test("mails and the demo's own pages are for no other origin, however they are spelt", async () => {
  const origin = "http://localhost:3000";
  for (const path of ["/mail.json", "/%6dail.json", "/mail", "/demo/settings.json"]) {
    const { headers } = await client.request(path, { headers: { origin } });
    assert.equal(headers.get("access-control-allow-origin"), null, path);
  }
  const preflight = await client.request(`/demo/releases/${ids.terms}/terms`, {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": "POST" },
  });
  assert.equal(preflight.headers.get("access-control-allow-headers"), null);
});

test("what is not the wire's is refused field by field", async () => {
  /** @type {[unknown, string, string][]} */
  const cases = [
    [{}, "releaseId", "required"],
    [{ releaseId: 5 }, "releaseId", "type"],
    [{ releaseId: ids.otp, email: 5 }, "email", "type"],
    [{ releaseId: ids.otp, marketingConsent: "yes" }, "marketingConsent", "type"],
    [[], "body", "type"],
    ["null", "body", "type"],
  ];
  for (const [body, field, code] of cases) {
    const answer = await client.post(start, body);
    assert.equal(answer.status, 400);
    assert.equal(answer.body.code, "VALIDATION_ERROR");
    const [error] = answer.body.details.fieldErrors;
    assert.equal(error.field, field);
    assert.equal(error.code, code);
    assert.equal(typeof error.message, "string");
  }
});

test("bodies that are no JSON, too large, or of another type are refused", async () => {
  assert.equal((await client.post(start, '{"releaseId":')).status, 400);
  assert.equal((await client.post(start, "")).status, 400);
  const large = await client.post(start, { releaseId: "x".repeat(1024 * 1024) });
  assert.equal(large.status, 413);
  assert.equal(large.body.code, "PAYLOAD_TOO_LARGE");
  const text = await client.post(start, "hello", { "content-type": "text/plain" });
  assert.equal(text.status, 415);
  const form = await client.post(start, "releaseId=x", {
    "content-type": "application/x-www-form-urlencoded",
  });
  assert.equal(form.status, 415);
});

test("no body reaches into prototypes", async () => {
  for (const body of [
    `{"releaseId":"${ids.none}","__proto__":{"polluted":true}}`,
    `{"releaseId":"${ids.none}","constructor":{"prototype":{"polluted":true}}}`,
  ]) {
    assert.equal((await client.post(start, body)).status, 400);
  }
  assert.equal("polluted" in {}, false);
});

test("a fault inside says nothing of the inside, and is logged with its request", async () => {
  const broken = await startGateway({
    releases: [],
    homepageReleaseId: "none",
  }).catch((/** @type {Error} */ error) => error);
  assert.ok(broken instanceof Error, "a homepage chat without its release cannot start");

  let failing = false;
  const faulty = await startGateway({
    now: () => {
      if (failing) throw new Error("the secret inside");
      return 1_800_000_000_000;
    },
  });
  failing = true;
  const { status, body, text, headers } = await faulty.post(start, { releaseId: ids.none });
  failing = false;
  assert.equal(status, 500);
  assert.equal(body.code, "INTERNAL_ERROR");
  assert.ok(!text.includes("secret"));
  assert.ok(faulty.log.join("\n").includes("the secret inside"));
  assert.ok(faulty.log.join("\n").includes(headers.get("x-request-id") ?? "?"));
});

test("the page learns what the demo offers", async () => {
  const { body } = await client.get("/demo/settings.json");
  assert.deepEqual(
    body.releases.map((/** @type {{ mode: string }} */ { mode }) => mode).slice(0, 4),
    ["none", "captcha-only", "captcha+otp", "captcha+magic-link"],
  );
  assert.ok(body.releases.every((/** @type {{ description: string }} */ one) => one.description));
  assert.equal(body.homepage.turnstileSiteKey, "1x00000000000000000000AA");
  assert.equal(body.turnstileScript, "/turnstile/v0/api.js");
  assert.equal(body.mailPage, "/mail");
  assert.ok(!JSON.stringify(body).includes("secret"));
});
