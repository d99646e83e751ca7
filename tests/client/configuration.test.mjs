// What a client is told when it is made.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { withGlobal } from "./support/page.mjs";
import { parley } from "./support/parley.mjs";
import { json, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";

function refusal(config) {
  try {
    new parley.DivinciClient(config);
  } catch (error) {
    return error;
  }
  return assert.fail("an error was expected");
}

function inBrowser(t) {
  withGlobal(t, "window", { value: {} });
  withGlobal(t, "document", { value: {} });
}

test("a release is needed, at once", () => {
  for (const config of [{}, { releaseId: "" }, { releaseId: null }, { releaseId: 5 }]) {
    const error = refusal(config);
    assert.ok(error instanceof parley.ValidationError);
    assert.equal(error.code, "VALIDATION_ERROR");
    assert.equal(error.status, 400);
    assert.deepEqual(error.fieldErrors, [
      { field: "releaseId", message: "Release ID is required", code: "required" },
    ]);
  }
});

test("an API key is for servers", async (t) => {
  const server = await serve(t, { [SEND]: json(signed(1)) });
  const config = { releaseId: RELEASE, baseUrl: server.url, apiKey: "secret" };
  await new parley.DivinciClient(config).anonymousChat.send("Hi");
  assert.equal(server.requests[0].headers["x-api-key"], "secret");

  inBrowser(t);
  const error = refusal(config);
  assert.ok(error instanceof parley.ValidationError);
  assert.equal(error.fieldErrors[0].field, "apiKey");
  assert.ok(!error.message.includes("secret"));
  new parley.DivinciClient({ ...config, apiKey: "" });
  new parley.DivinciClient({ ...config, dangerouslyAllowBrowser: true });
});

test("getConfig tells the defaults, and not to change them", () => {
  const client = new parley.DivinciClient({
    releaseId: RELEASE,
    timeout: undefined,
    maxRetries: 1,
  });
  const config = client.getConfig();
  assert.deepEqual(config, {
    releaseId: RELEASE,
    baseUrl: "https://api.divinci.app",
    wsBaseUrl: "wss://live.divinci.app",
    timeout: 30000,
    maxRetries: 1,
    debug: false,
    streaming: true,
  });
  config.releaseId = "changed";
  assert.equal(client.getConfig().releaseId, RELEASE);
});

test("a configuration that cannot be used fails every call, and nothing goes out", async (t) => {
  const server = await serve(t, {});
  const broken = [
    { baseUrl: "api.example.com" },
    { baseUrl: "ftp://example.com" },
    { baseUrl: "javascript:alert(1)" },
    { baseUrl: "https://" },
    { baseUrl: "" },
    { wsBaseUrl: "https://live.example.com" },
    { headers: { "X-A": "1\r\nX-B: 2" } },
    { headers: { "X A": "1" } },
    { headers: { "": "1" } },
    { apiKey: "a\nb" },
    { apiVersion: "1\r\nX-B: 2" },
  ];
  for (const config of broken) {
    const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url, ...config });
    const calls = [
      client.anonymousChat.send("Hi"),
      client.freeChatGate.getConfig(),
      client.freeChatGate.send("Hi"),
    ];
    for (const call of calls) {
      await assert.rejects(
        call,
        { name: "Error", code: "configuration_error" },
        JSON.stringify(config),
      );
    }
  }
  assert.equal(server.requests.length, 0);
});

test("an address that only looks like one fails the call", async () => {
  for (const baseUrl of ["https://exa mple.com", "http://[", "https://example.com:port"]) {
    const { anonymousChat } = new parley.DivinciClient({ releaseId: RELEASE, baseUrl });
    await assert.rejects(
      anonymousChat.send("Hi"),
      (error) => error instanceof Error && error.code !== undefined,
    );
  }
});

test("a base address may have a path, with or without a slash at its end", async (t) => {
  const server = await serve(t, { "POST /proxy/ai-chat/anonymous-chat": json(signed(1)) });
  for (const baseUrl of [`${server.url}/proxy`, `${server.url}/proxy/`]) {
    const { anonymousChat } = new parley.DivinciClient({ releaseId: RELEASE, baseUrl });
    assert.equal((await anonymousChat.send("Hi")).reply, "Answer 1");
  }
});

test("what is for this side only is not sent", async (t) => {
  const server = await serve(t, { [SEND]: json(signed(1)) });
  const circular = {};
  circular.self = circular;
  const client = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
    workspaceId: "workspace_1",
    externalUser: circular,
    streaming: false,
    debug: true,
  });
  await client.anonymousChat.send("Hi");
  const { text, headers } = server.requests[0];
  assert.ok(!/workspace_1|self|debug|streaming/.test(text + JSON.stringify(headers)));
});

test("headers of one's own do not take the place of the client's", async (t) => {
  const server = await serve(t, { [SEND]: json(signed(1)) });
  const headers = { "X-Tenant": "grün", "content-type": "text/plain", authorization: "Basic a" };
  const client = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
    headers,
    userToken: "user_1",
  });
  await client.anonymousChat.send("Hi");
  const got = server.requests[0].headers;
  assert.equal(Buffer.from(got["x-tenant"], "latin1").toString("latin1"), "grün");
  assert.equal(got.authorization, "Bearer user_1");
});

test("an answer is asked for as JSON whatever the headers of one's own say", async (t) => {
  const server = await serve(t, { [SEND]: json(signed(1)) });
  for (const name of ["Content-Type", "content-type", "CONTENT-TYPE", "cOnTeNt-TyPe"]) {
    const client = new parley.DivinciClient({
      releaseId: RELEASE,
      baseUrl: server.url,
      headers: { [name]: "text/plain", "X-Tenant": "blue" },
    });
    await client.anonymousChat.send("Hi");
    const { headers } = server.requests.at(-1);
    assert.equal(headers["content-type"], "application/json");
    assert.equal(headers["x-tenant"], "blue");
  }
});

test("a time limit is kept as near as timers can", async (t) => {
  const client = (timeout, baseUrl) =>
    new parley.DivinciClient({ releaseId: RELEASE, baseUrl, timeout });
  const kept = [1500.7, 0.2, 0, 1e10, Infinity].map((limit) => client(limit).getConfig().timeout);
  assert.deepEqual(kept, [1501, 1, 0, 2 ** 31 - 1, 2 ** 31 - 1]);

  const server = await serve(t, {
    [SEND]: (request, response) => {
      setTimeout(json(signed(1)), 100, request, response);
    },
  });
  await assert.rejects(client(20.5, server.url).anonymousChat.send("Hi"), parley.TimeoutError);
  for (const timeout of [0, 1e10, Infinity]) {
    const { reply } = await client(timeout, server.url).anonymousChat.send("Hi");
    assert.equal(reply, "Answer 1");
  }
});

test("retries are as many as configured", async (t) => {
  const server = await serve(t, {
    "GET /ai-chat/free-chat-gate/config": json({ code: "SERVICE" }, { status: 503 }),
  });
  const open = (maxRetries) =>
    new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url, maxRetries });
  await assert.rejects(open(0).freeChatGate.getConfig(), { status: 503 });
  assert.equal(server.requests.length, 1);
  await assert.rejects(open(1).freeChatGate.getConfig(), { status: 503 });
  assert.equal(server.requests.length, 3);
});
