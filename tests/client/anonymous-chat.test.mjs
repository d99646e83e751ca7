// client.anonymousChat: a conversation without a gate.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { parley } from "./support/parley.mjs";
import { json, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";

async function open(t, answers, config = {}) {
  const server = await serve(t, answers);
  const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url, ...config });
  return { server, client, chat: client.anonymousChat };
}

test("a namespace is made once", () => {
  const client = new parley.DivinciClient({ releaseId: RELEASE });
  assert.equal(client.anonymousChat, client.anonymousChat);
  assert.notEqual(client.anonymousChat, parley.createClient({ releaseId: RELEASE }).anonymousChat);
});

test("everything that needs no server answers before the module is there", () => {
  const { anonymousChat: chat } = new parley.DivinciClient({ releaseId: RELEASE });
  assert.deepEqual(chat.getState(), { transcript: [], signiture: "" });
  assert.deepEqual(chat.getTranscript(), []);
  const { transcript, signiture } = signed(2);
  chat.hydrate(transcript, signiture);
  assert.deepEqual(chat.getState(), { transcript, signiture });
  chat.reset();
  assert.deepEqual(chat.getState(), { transcript: [], signiture: "" });
});

test("send keeps the signed transcript and sends it with the next message", async (t) => {
  const { server, chat } = await open(t, { [SEND]: [json(signed(1)), json(signed(2))] });
  const first = await chat.send("Question 1");
  assert.deepEqual(first, { reply: "Answer 1", transcript: signed(1).transcript });
  const second = await chat.send("Question 2");
  assert.equal(second.reply, "Answer 2");
  assert.deepEqual(
    server.requests.map(({ json }) => json),
    [
      { releaseId: RELEASE, prevSigniture: "", newPrompt: "Question 1", transcript: [] },
      {
        releaseId: RELEASE,
        prevSigniture: "signature-1",
        newPrompt: "Question 2",
        transcript: signed(1).transcript,
      },
    ],
  );
  assert.deepEqual(chat.getState(), signed(2));
});

test("send takes release, language and session from its options", async (t) => {
  const { server, chat } = await open(t, { [SEND]: json(signed(1)) });
  const options = { releaseId: "other", language: "Spanish", sessionId: "session-1" };
  await chat.send("Hola", { ...options, signal: new AbortController().signal });
  assert.deepEqual(server.requests[0].json, {
    releaseId: "other",
    prevSigniture: "",
    newPrompt: "Hola",
    transcript: [],
    language: "Spanish",
    sessionId: "session-1",
  });
});

test("absent options leave nothing behind in the request", async (t) => {
  const { server, chat } = await open(t, { [SEND]: json(signed(1)) });
  await chat.send("Hi", { language: undefined, sessionId: undefined, signal: undefined });
  await chat.send("Hi", null);
  for (const { json } of server.requests) {
    const { releaseId, newPrompt, ...rest } = json;
    assert.deepEqual({ releaseId, newPrompt }, { releaseId: RELEASE, newPrompt: "Hi" });
    assert.deepEqual(Object.keys(rest).sort(), ["prevSigniture", "transcript"]);
  }
});

test("prompts of every kind arrive as they are", async (t) => {
  const { server, chat } = await open(t, { [SEND]: json(signed(1)) });
  const prompts = [
    "",
    " ",
    'quoted "\\',
    "line\nbreak\u2028\u0000",
    "Grüße 你好 🚀",
    "x".repeat(1e6),
  ];
  for (const prompt of prompts) await chat.send(prompt);
  assert.deepEqual(
    server.requests.map(({ json }) => json.newPrompt),
    prompts,
  );
});

test("half a character in a prompt is no reason to fail", async (t) => {
  const { server, chat } = await open(t, { [SEND]: json(signed(1)) });
  await chat.send("cut \ud83d");
  assert.ok(server.requests[0].json.newPrompt.startsWith("cut "));
});

test("a failed message changes nothing", async (t) => {
  const { server, chat } = await open(t, {
    [SEND]: [
      json(signed(1)),
      json({ code: "INTERNAL", message: "Oops" }, { status: 500 }),
      json(signed(2)),
    ],
  });
  await chat.send("Question 1");
  await assert.rejects(chat.send("Question 2"), { code: "INTERNAL", status: 500 });
  assert.deepEqual(chat.getState(), signed(1));
  await chat.send("Question 2");
  assert.deepEqual(server.requests[2].json, server.requests[1].json);
});

test("createHandoff hands over the signed transcript", async (t) => {
  const { server, chat } = await open(t, {
    [SEND]: json(signed(1)),
    "POST /ai-chat/handoff": json({ token: "handoff_1" }),
  });
  await assert.rejects(chat.createHandoff(), { code: "NO_MESSAGE" });
  await chat.send("Question 1");
  assert.deepEqual(await chat.createHandoff(), { token: "handoff_1" });
  assert.deepEqual(await chat.createHandoff({ releaseId: "other" }), { token: "handoff_1" });
  const { transcript } = signed(1);
  assert.deepEqual(
    server.requests.slice(1).map(({ json }) => json),
    [
      { releaseId: RELEASE, prevSigniture: "signature-1", transcript },
      { releaseId: "other", prevSigniture: "signature-1", transcript },
    ],
  );
});

test("two clients keep two conversations", async (t) => {
  const { server, chat } = await open(t, { [SEND]: [json(signed(1)), json(signed(2))] });
  const { anonymousChat: other } = new parley.DivinciClient({
    releaseId: "other",
    baseUrl: server.url,
  });
  await Promise.all([chat.send("a"), other.send("b")]);
  const counts = [chat.getTranscript().length, other.getTranscript().length];
  assert.deepEqual(counts.sort(), [1, 2]);
});

test("what a message brings after reset is dropped", async (t) => {
  let answer;
  const { server, chat } = await open(t, {
    [SEND]: (_, response) => {
      answer = response;
    },
  });
  const sent = chat.send("Question 1");
  await server.request();
  chat.reset();
  json(signed(1))(undefined, answer);
  assert.equal((await sent).reply, "Answer 1");
  assert.deepEqual(chat.getState(), { transcript: [], signiture: "" });
});

test("a user's token and the configured headers go along", async (t) => {
  const config = { userToken: "user_1", apiVersion: "2024-01-01", headers: { "X-Tenant": "blue" } };
  const { server, chat } = await open(t, { [SEND]: json(signed(1)) }, config);
  await chat.send("Hi");
  const { headers } = server.requests[0];
  assert.equal(headers.authorization, "Bearer user_1");
  assert.equal(headers["x-api-version"], "2024-01-01");
  assert.equal(headers["x-tenant"], "blue");
  assert.match(headers["content-type"], /^application\/json/);
  assert.equal(headers["x-api-key"], undefined);
});
