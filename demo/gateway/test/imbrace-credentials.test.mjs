// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { tampered } from "./harness.mjs";
import {
  agentIds,
  Caller,
  organizationId,
  question,
  startAgentGateway,
  userMessage,
} from "./imbrace-caller.mjs";

const imbraceApiKey = "a key of a server, of 32 characters";
const client = await startAgentGateway({ imbraceApiKey });
const user = "/ai-agent/chat-client/auth/user";

/** @param {Record<string, string>} [headers] */
const whoami = (headers = {}) => client.request(user, { method: "POST", headers });

/** @param {Record<string, string>} [headers] */
const token = async (headers = {}) =>
  (await client.request("/demo/imbrace-token", { method: "POST", headers })).body.accessToken;

test("whoever sends no credential is told which there are", async () => {
  const { status, body } = await whoami();
  assert.equal(status, 401);
  assert.deepEqual(body, { message: "Unauthorized - API key or Access Token required" });
});

test("an access token is known in both of its headers, and its user is the same", async () => {
  const accessToken = await token();
  const opaque = await whoami({ "x-access-token": accessToken });
  assert.equal(opaque.status, 200);
  assert.match(opaque.body.id, /^[0-9a-f-]{36}$/);
  assert.match(opaque.body.email, /@/);
  const authorization = `Bearer ${accessToken}`;
  const bearer = await whoami({ authorization, "x-organization-id": organizationId });
  assert.deepEqual(bearer.body, opaque.body);
  // The service's own chat page sends both, and its organization with them.
  const both = { authorization, "x-access-token": accessToken };
  assert.deepEqual((await whoami(both)).body, opaque.body);
  assert.equal((await whoami({ authorization })).status, 401);
});

test("an API key is known, and goes before a token", async () => {
  const byKey = await whoami({ "x-api-key": imbraceApiKey });
  assert.equal(byKey.status, 200);
  const both = await whoami({ "x-api-key": imbraceApiKey, "x-access-token": await token() });
  assert.deepEqual(both.body, byKey.body);
  assert.equal(
    (await whoami({ "x-api-key": "another", "x-access-token": await token() })).status,
    401,
  );
  const without = await startAgentGateway();
  for (const apiKey of [imbraceApiKey, "null"]) {
    const { status } = await without.request(user, {
      method: "POST",
      headers: { "x-api-key": apiKey },
    });
    assert.equal(status, 401);
  }
});

test("tokens that were changed, or made elsewhere, open nothing", async () => {
  const accessToken = await token();
  const [head = "", payload = "", signature = ""] = accessToken.split(".");
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
  for (const bad of [
    tampered(accessToken),
    `${head}.${payload}.`,
    `${none}.${payload}.`,
    `${none}.${payload}.${signature}`,
    `${head}.${payload}.${signature}.`,
    "login_acc_1234",
    "..",
  ]) {
    const { status, body } = await whoami({ "x-access-token": bad });
    assert.equal(status, 401, bad);
    assert.deepEqual(Object.keys(body), ["message"]);
  }
});

test("an expired token is refused, and another one is had for the asking", async () => {
  const first = await client.request("/demo/imbrace-token", { method: "POST" });
  const cookie = (first.headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
  assert.match(first.headers.get("set-cookie") ?? "", /; Path=\/demo; .*HttpOnly; SameSite=Strict/);
  assert.equal(first.headers.get("cache-control"), "no-store");
  assert.equal(first.body.expiresAt, client.clock.ms + 1800 * 1000);
  const known = await whoami({ "x-access-token": first.body.accessToken });
  client.clock.advance(1800);
  assert.equal((await whoami({ "x-access-token": first.body.accessToken })).status, 401);
  const renewed = await whoami({ "x-access-token": await token({ cookie }) });
  assert.deepEqual(renewed.body, known.body);
  const stranger = await whoami({ "x-access-token": await token() });
  assert.notEqual(stranger.body.id, known.body.id);
});

test("how long a token is good can be set", async () => {
  const brief = await startAgentGateway({ imbraceTokenSeconds: 5 });
  const caller = await Caller.visitor(brief);
  assert.equal((await caller.post(user)).status, 200);
  brief.clock.advance(6);
  assert.equal((await caller.post(user)).status, 401);
});

test("a credential is good in its own organization alone", async () => {
  const headers = { "x-access-token": await token(), "x-organization-id": "org_of_others" };
  const { status, body } = await whoami(headers);
  assert.equal(status, 403);
  assert.deepEqual(Object.keys(body), ["message"]);
});

test("chat wants its organization named", async () => {
  const caller = new Caller(client, { "x-access-token": await token() });
  const body = {
    id: crypto.randomUUID(),
    assistant_id: agentIds.plain,
    messages: [userMessage("Hello")],
  };
  const { status, body: refusal } = await caller.post("/ai-agent/v2/chat", body);
  assert.equal(status, 401);
  assert.deepEqual(refusal, { message: "Missing organization ID" });
  const named = new Caller(client, { ...caller.headers, "x-organization-id": organizationId });
  assert.equal((await named.post("/ai-agent/v2/chat", body)).status, 200);
});

test("a credential is asked for before a body is looked at", async () => {
  const path = "/ai-agent/v2/chat";
  assert.equal((await client.post(path, "{")).status, 401);
  assert.equal(
    (await client.post("/data-board/boards/upload", "x", { "content-type": "text/csv" })).status,
    401,
  );
});

test("chat clients register, and are known by their password", async () => {
  const path = "/ai-agent/chat-client/auth";
  const account = { email: "Ada@example.com", password: "correct horse" };
  const registered = await client.post(`${path}/register`, account);
  assert.equal(registered.status, 201);
  assert.deepEqual(registered.body, { ok: true });
  const again = await client.post(`${path}/register`, { ...account, email: "ada@example.com" });
  assert.equal(again.status, 409);
  assert.deepEqual(again.body, { error: "user_exists" });

  const verify = (/** @type {unknown} */ body) => client.post(`${path}/verify-credentials`, body);
  const known = await verify(account);
  assert.equal(known.status, 200);
  assert.deepEqual(Object.keys(known.body), ["id", "email"]);
  for (const wrong of [
    { ...account, password: "horse" },
    { ...account, email: "x@example.com" },
  ]) {
    const { status, body } = await verify(wrong);
    assert.equal(status, 401);
    assert.deepEqual(body, { error: "invalid_credentials" });
  }
  // The body that the service's documentation shows.
  const documented = await verify({ token: "tok_xxx" });
  assert.equal(documented.status, 400);
  assert.equal(documented.body.code, "bad_request:api");
});

test("preflights are answered for this wire's headers and methods", async () => {
  const headers = { origin: "http://localhost:3000", "access-control-request-method": "PATCH" };
  for (const path of ["/ai-agent/v2/chat", "/v3/ai/completions", "/data-board/boards/upload"]) {
    const allowed = await client.request(path, { method: "OPTIONS", headers });
    assert.equal(allowed.status, 204);
    const said = (/** @type {string} */ name) => allowed.headers.get(`access-control-${name}`);
    assert.equal(said("allow-origin"), headers.origin);
    assert.equal(said("allow-credentials"), "true");
    assert.equal(said("allow-methods"), "GET, POST, PUT, DELETE, OPTIONS, PATCH");
    assert.deepEqual(said("allow-headers")?.split(", "), [
      "Content-Type",
      "Authorization",
      "x-api-key",
      "x-access-token",
      "x-temp-token",
      "user-agent",
      "organization-id",
      "x-organization-id",
      "user-email",
      "user-id",
      "x-user-id",
      "x-user-email",
      "x-request-id",
    ]);
    const evil = { ...headers, origin: "https://evil.example" };
    const refused = await client.request(path, { method: "OPTIONS", headers: evil });
    assert.equal(refused.headers.get("access-control-allow-origin"), null);
    assert.equal(refused.headers.get("access-control-allow-methods"), null);
  }
  const tokens = await client.request("/demo/imbrace-token", { method: "OPTIONS", headers });
  assert.equal(tokens.headers.get("access-control-allow-origin"), null);
});

test("answers and refusals can be read by pages on this machine", async () => {
  const caller = await Caller.visitor(client);
  const origin = "http://localhost:3000";
  const page = new Caller(client, { ...caller.headers, origin });
  const { response } = await page.ask(agentIds.plain, crypto.randomUUID(), [userMessage(question)]);
  await response.text();
  const refused = await client.request("/v3/ai/providers", { headers: { origin } });
  assert.equal(refused.status, 401);
  for (const { headers } of [response, refused]) {
    assert.equal(headers.get("access-control-allow-origin"), origin);
    assert.equal(headers.get("access-control-expose-headers"), "x-request-id");
  }
});

test("what is not there is said in each service's own words", async () => {
  const caller = await Caller.visitor(client);
  const agent = await caller.get("/ai-agent/nothing/here?x=1");
  assert.equal(agent.status, 404);
  assert.equal(agent.body.error, "API endpoint not found: GET /ai-agent/nothing/here");
  assert.deepEqual(Object.keys(agent.body), ["success", "error", "timestamp", "path", "method"]);
  assert.deepEqual((await caller.get("/v3/ai/nothing")).body, { detail: "Not Found" });
  assert.equal((await caller.get("/data-board/nothing")).body.success, false);
});

test("too many requests are refused in each service's own words", async () => {
  const one = { count: 1, seconds: 60 };
  const limited = await startAgentGateway({
    rates: { start: { count: 2, seconds: 60 }, mail: one, verify: one, message: one, other: one },
  });
  const caller = await Caller.visitor(limited);
  const chat = () =>
    caller.post("/ai-agent/v2/chat", {
      id: crypto.randomUUID(),
      assistant_id: agentIds.atOnce,
      messages: [userMessage("Hello")],
    });
  assert.equal((await chat()).status, 200);
  const refused = await chat();
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("retry-after"), "60");
  assert.deepEqual(Object.keys(refused.body), ["error"]);
  const completion = await caller.post("/v3/ai/completions", {
    messages: [{ role: "user", content: "Hello" }],
  });
  assert.equal(completion.status, 429);
  assert.deepEqual(Object.keys(completion.body), ["detail"]);
  await limited.request("/demo/imbrace-token", { method: "POST" });
  assert.equal((await limited.request("/demo/imbrace-token", { method: "POST" })).status, 429);
});
