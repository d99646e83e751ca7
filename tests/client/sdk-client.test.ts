import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import { setWasmUrl } from "../../js/core.ts";
import { createClient, DivinciClient } from "../../js/divinci/client.ts";
import { sdkWasm, server } from "./support/fake-fetch.ts";

setWasmUrl(sdkWasm);

const CONFIG = { releaseId: "rel_1", workspaceId: "ws_1", baseUrl: "https://api.test" };

function setUp(context: TestContext, answers: unknown[] = []) {
  const wire = server(context);
  wire.answers.push(...answers);
  const lines = (): string[] => wire.requests.map(({ line }) => line);
  return { client: new DivinciClient(CONFIG), wire, lines };
}

test("namespaces are made once, when they are first used", (context) => {
  const { client } = setUp(context);
  assert.equal(client.rag, client.rag);
  assert.equal(client.rag.vectorIndex, client.rag.vectorIndex);
  assert.equal(client.user.preferences.audio, client.user.preferences.audio);
  assert.ok(Object.keys(client).includes("notifications"));
  assert.equal(client.siteControl, client.siteControl);
});

test("methods work without their namespace", async (context) => {
  const { client, lines } = setUp(context);
  const list: unknown = Reflect.get(client.apiKeys, "list");
  await (list as () => Promise<unknown>)();
  assert.deepEqual(lines(), ["GET /white-label/ws_1/api-keys"]);
});

test("withWorkspace of a namespace reaches what is below it", async (context) => {
  const { client, lines } = setUp(context);
  const other = client.audio.withWorkspace("ws_9");
  await other.list();
  await other.voiceprints.list();
  await other.bulk.delete({ workspaceId: "ws_3" }, {});
  await client.audio.list();
  await client.notifications.withWorkspace("ws_9").channels().list();
  assert.deepEqual(lines(), [
    "GET /white-label/ws_9/data-source/audio",
    "GET /white-label/ws_9/voiceprints",
    "POST /white-label/ws_3/data-source/audio/bulk/delete",
    "GET /white-label/ws_1/data-source/audio",
    "GET /white-label/ws_9/notification/delivery-channel",
  ]);
});

test("withWorkspace of the client keeps its tokens", async (context) => {
  const { client, lines } = setUp(context);
  await client.setToken("token");
  const other = client.withWorkspace("ws_9");
  assert.equal(await other.isAuthenticated(), true);
  await other.apiKeys.list();
  await client.apiKeys.list();
  assert.deepEqual(lines(), ["GET /white-label/ws_9/api-keys", "GET /white-label/ws_1/api-keys"]);
  assert.equal(other.getConfig().workspaceId, "ws_9");
});

test("without a workspace nothing is sent", async (context) => {
  const wire = server(context);
  const client = createClient({ releaseId: "rel_1" });
  await assert.rejects(client.apiKeys.list(), { name: "Error", code: "MISSING_ARGUMENT" });
  await assert.rejects(client.notifications.notes({ notificationId: "n" }).add("x"), {
    code: "MISSING_ARGUMENT",
  });
  assert.deepEqual(wire.requests, []);
});

test("a release is asked for once, also by calls at the same time", async (context) => {
  const { client, lines } = setUp(context, [{ _id: "rel_1", title: "One" }, { title: "Two" }]);
  const [first, second] = await Promise.all([client.getRelease(), client.getRelease()]);
  assert.deepEqual(first, { _id: "rel_1", title: "One", id: "rel_1", name: "One" });
  assert.equal(first, second);
  assert.equal((await client.refreshRelease()).name, "Two");
  assert.equal((await client.getRelease()).name, "Two");
  assert.equal(lines().length, 2);
});

test("a release that could not be had is asked for again", async (context) => {
  const { client } = setUp(context, [new Response("no", { status: 404 }), { title: "One" }]);
  await assert.rejects(client.getRelease());
  assert.equal((await client.getRelease()).name, "One");
});

test("an API key is valid, refused, or not known to be either", async (context) => {
  const { wire } = setUp(context);
  const client = new DivinciClient({ ...CONFIG, apiKey: "divinci_key" });
  const refusals = [401, 500].map((status) => new Response("", { status }));
  wire.answers.push({ valid: true }, ...refusals);
  assert.equal(await client.validateApiKey(), true);
  assert.equal(await client.validateApiKey(), false);
  await assert.rejects(client.validateApiKey(), { status: 500 });
  assert.deepEqual(wire.requests[0], {
    line: "POST /api/v1/auth/validate-key",
    body: { apiKey: "divinci_key" },
  });
});

test("an external user is kept and not sent", async (context) => {
  const { client, wire } = setUp(context);
  client.setExternalUser({ userId: "u1" });
  await client.user.balance.get();
  assert.deepEqual(client.getConfig().externalUser, { userId: "u1" });
  assert.deepEqual(wire.requests, [{ line: "GET /user/money/balance", body: null }]);
});

test("a model of the page answers a delegated message", async (context) => {
  const messages = [{ role: "user", content: "Hi" }];
  const { client, wire } = setUp(context, [{ requestId: "q", messages, context: [] }, { ok: 1 }]);
  const asked: unknown[] = [];
  const infer = (given: unknown): string => {
    asked.push(given);
    return "Hello";
  };
  const stored = await client.chat.sendDelegated("c1", "Hi", infer, { userInfo: { n: 1 } });
  assert.deepEqual(stored, { ok: 1 });
  assert.deepEqual(asked, [messages]);
  assert.deepEqual(wire.requests[1], {
    line: "POST /ai-chat/c1/complete",
    body: { requestId: "q", response: "Hello", context: [], userInfo: { n: 1 } },
  });
});

test("an answer that does not come in time is an error of its own", async (context) => {
  const { client } = setUp(context);
  await assert.rejects(client.chat.sendAndPoll("c1", "Hi", { pollInterval: 2, timeout: 3 }), {
    name: "DivinciError",
    code: "TIMEOUT",
    status: 408,
  });
});

test("a call can be aborted", async (context) => {
  const { client } = setUp(context);
  const abort = new AbortController();
  abort.abort();
  const call = client.chat.send("c1", "Hi", { signal: abort.signal });
  await assert.rejects(call, { name: "AbortError" });
});
