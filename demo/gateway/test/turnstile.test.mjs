// @ts-check
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { TurnstileVerifier } from "../turnstile/verifier.mjs";
import { startGateway } from "./harness.mjs";

const client = await startGateway();
const pass = "1x0000000000000000000000000000000AA";
const fail = "2x0000000000000000000000000000000AA";
const spent = "3x0000000000000000000000000000000AA";

/** @param {Record<string, string>} fields */
const siteverify = async (fields) =>
  (
    await client.request("/turnstile/v0/siteverify", {
      method: "POST",
      body: new URLSearchParams(fields),
    })
  ).body;

test("a token passes once", async () => {
  const response = client.turnstileToken({ action: "start", cdata: "x", interactive: true });
  assert.deepEqual(await siteverify({ secret: pass, response }), {
    success: true,
    "error-codes": [],
    challenge_ts: new Date(client.clock.ms).toISOString(),
    hostname: "localhost",
    action: "start",
    cdata: "x",
    metadata: { interactive: true },
  });
  const again = await siteverify({ secret: pass, response });
  assert.deepEqual(again, { success: false, "error-codes": ["timeout-or-duplicate"] });
});

test("one idempotency key is one redemption", async () => {
  const response = client.turnstileToken();
  const key = "0a1b2c3d-0000-4000-8000-000000000000";
  const ask = (/** @type {string} */ idempotency_key) =>
    siteverify({ secret: pass, response, idempotency_key });
  assert.equal((await ask(key)).success, true);
  assert.equal((await ask(key)).success, true);
  assert.equal((await ask("another")).success, false);
  assert.equal((await siteverify({ secret: pass, response })).success, false);
});

test("a token lives five minutes", async () => {
  const response = client.turnstileToken();
  client.clock.advance(300);
  assert.deepEqual((await siteverify({ secret: pass, response }))["error-codes"], [
    "timeout-or-duplicate",
  ]);
});

test("every refusal has its documented code", async () => {
  const response = client.turnstileToken();
  const future = client.turnstileToken({ at: client.clock.ms + 3_600_000 });
  /** @type {[Record<string, string>, string][]} */
  const cases = [
    [{ response }, "missing-input-secret"],
    [{ secret: "mine", response }, "invalid-input-secret"],
    [{ secret: pass }, "missing-input-response"],
    [{ secret: pass, response: "nonsense" }, "invalid-input-response"],
    [{ secret: pass, response: "XXXX.DUMMY.TOKEN.nonsense" }, "invalid-input-response"],
    [{ secret: pass, response: future }, "invalid-input-response"],
    [{ secret: fail, response }, "invalid-input-response"],
    [{ secret: spent, response }, "timeout-or-duplicate"],
  ];
  for (const [fields, code] of cases) {
    assert.deepEqual(await siteverify(fields), { success: false, "error-codes": [code] });
  }
});

test("Cloudflare's own dummy token passes every time; JSON is understood too", async () => {
  const response = "XXXX.DUMMY.TOKEN.XXXX";
  assert.equal((await siteverify({ secret: pass, response })).success, true);
  const asJson = await client.post("/turnstile/v0/siteverify", { secret: pass, response });
  assert.equal(asJson.body.success, true);
  const odd = await client.post("/turnstile/v0/siteverify", { secret: pass, response: ["x"] });
  assert.deepEqual(odd.body["error-codes"], ["bad-request"]);
});

test("the browser script is served as one", async () => {
  const { status, headers, text } = await client.get("/turnstile/v0/api.js", {
    render: "explicit",
  });
  assert.equal(status, 200);
  assert.match(headers.get("content-type") ?? "", /^text\/javascript/);
  assert.doesNotMatch(text, /innerHTML|\beval\b|setAttribute\("style/);
});

test("without a verdict the verifier asks again under the same key, then gives up", async () => {
  /** @type {URLSearchParams[]} */
  const asked = [];
  /** @type {string[]} */
  const answers = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(new URLSearchParams(Buffer.concat(chunks).toString()));
    response.end(answers.shift());
  });
  await /** @type {Promise<void>} */ (
    new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  );
  after(() => server.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const verifier = new TurnstileVerifier(() => `http://127.0.0.1:${port}/`);
  const keys = { siteKey: "site", secret: "secret" };

  answers.push("<h1>Bad gateway</h1>", '{"success":true}');
  await verifier.require(keys, "token", "192.0.2.1");
  const [first, second] = asked.splice(0);
  assert.deepEqual(Object.fromEntries(first ?? []), Object.fromEntries(second ?? []));
  assert.equal(first?.get("secret"), "secret");
  assert.equal(first?.get("response"), "token");
  assert.equal(first?.get("remoteip"), "192.0.2.1");
  assert.match(first?.get("idempotency_key") ?? "", /^[0-9a-f-]{36}$/);

  answers.push('{"success":false}');
  await assert.rejects(verifier.require(keys, "token", "192.0.2.1"), { status: 403 });
  answers.push("{}", "{}");
  await assert.rejects(verifier.require(keys, "token", "192.0.2.1"), { status: 503 });
});
