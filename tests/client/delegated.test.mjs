// Messages that the page's own model answers: prepare, infer, complete.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { withStorage } from "./support/page.mjs";
import { parley } from "./support/parley.mjs";
import { json, raw, serve } from "./support/server.mjs";

const ANONYMOUS = "/ai-chat/anonymous-chat";
const GATE = "/ai-chat/free-chat-gate";
const MESSAGES = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Question 1" },
];
const CONTEXT = [{ content: "c", score: 0.25 }];

async function open(t, answers = {}) {
  const server = await serve(t, {
    [`POST ${ANONYMOUS}/prepare`]: json({ messages: MESSAGES, context: CONTEXT }),
    [`POST ${ANONYMOUS}/complete`]: json(signed(1)),
    [`POST ${GATE}/prepare`]: json({ messages: MESSAGES, context: CONTEXT }),
    [`POST ${GATE}/complete`]: json(signed(1, { remaining: 7 })),
    ...answers,
  });
  const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url });
  return { server, gate: client.freeChatGate, chat: client.anonymousChat };
}

test("a model that answers at once", async (t) => {
  const { server, chat } = await open(t);
  const asked = [];
  const infer = (...args) => {
    asked.push(args);
    return "Answer 1";
  };
  assert.equal((await chat.sendDelegated("Question 1", infer)).reply, "Answer 1");
  assert.deepEqual(asked, [[MESSAGES]]);
  const begun = { releaseId: RELEASE, prevSigniture: "", newPrompt: "Question 1", transcript: [] };
  assert.deepEqual(
    server.requests.map(({ json }) => json),
    [begun, { ...begun, response: "Answer 1", context: CONTEXT }],
  );
  assert.deepEqual(chat.getState(), signed(1));
});

test("a model that takes its time, behind a gate", async (t) => {
  withStorage(t);
  const { server, gate } = await open(t);
  gate.setToken(RELEASE, "token");
  gate.setLanguage("Spanish");
  const infer = (messages) =>
    new Promise((resolve) => {
      setTimeout(() => {
        resolve(`${messages.length} messages`);
      }, 10);
    });
  const reply = await gate.sendDelegated("Question 1", infer);
  assert.deepEqual(reply, { reply: "Answer 1", remaining: 7, transcript: signed(1).transcript });
  const [prepared, completed] = server.requests.map(({ json }) => json);
  assert.equal(prepared.language, "Spanish");
  assert.deepEqual(completed, {
    token: "token",
    prevSigniture: "",
    newPrompt: "Question 1",
    response: "2 messages",
    context: CONTEXT,
    transcript: [],
  });
});

test("options go with both halves", async (t) => {
  const { server, chat } = await open(t);
  await chat.sendDelegated("Hi", () => "a", { releaseId: "other", language: "German" });
  assert.deepEqual(
    server.requests.map(({ json }) => json.releaseId),
    ["other", "other"],
  );
  assert.equal(server.requests[0].json.language, "German");
});

test("what the model throws is what the caller catches", async (t) => {
  const { server, chat } = await open(t);
  const thrown = [new RangeError("out of tokens"), "a word", undefined, null, { any: "thing" }];
  for (const error of thrown) {
    const models = [
      () => {
        throw error;
      },
      () => Promise.reject(error),
    ];
    for (const infer of models) {
      const caught = await chat.sendDelegated("Hi", infer).then(
        () => assert.fail("an error was expected"),
        (reason) => ({ reason }),
      );
      assert.equal(caught.reason, error);
    }
  }
  assert.ok(
    server.requests.every(({ path }) => path.endsWith("/prepare")),
    "nothing is completed",
  );
  assert.deepEqual(chat.getState(), { transcript: [], signiture: "" });
});

test("a model's answer is a text", async (t) => {
  const { server, chat } = await open(t);
  for (const answer of [undefined, null, 5, {}, ["a"]]) {
    await assert.rejects(
      chat.sendDelegated("Hi", () => answer),
      TypeError,
    );
  }
  assert.ok(server.requests.every(({ path }) => path.endsWith("/prepare")));
});

test("texts of every kind are passed on, and half a character is replaced", async (t) => {
  const { server, chat } = await open(t);
  const texts = [
    "",
    'quoted "\\',
    "line\nbreak\u2028\u0000\u001f",
    "Grüße 你好 🚀",
    "x".repeat(1e6),
  ];
  for (const text of texts) await chat.sendDelegated("Hi", () => text);
  await chat.sendDelegated("Hi", () => "cut \ud83d");
  const completed = server.requests.filter(({ path }) => path.endsWith("/complete"));
  assert.deepEqual(
    completed.slice(0, -1).map(({ json }) => json.response),
    texts,
  );
  assert.equal(completed.at(-1).json.response, "cut \ufffd");
});

test("messages and context come and go as the server wrote them", async (t) => {
  const context = '[{"n":1.0,"big":12345678901234567890,"e":1E+2,"__proto__":{"a":1}} , null]';
  const { server, chat } = await open(t, {
    [`POST ${ANONYMOUS}/prepare`]: raw(`{"messages":{"any":["shape"]},"context":${context}}`),
  });
  await chat.sendDelegated("Hi", (messages) => JSON.stringify(messages));
  const { text, json: completed } = server.requests[1];
  assert.ok(text.includes(`"context":${context}`));
  assert.equal(completed.response, '{"any":["shape"]}');
});

test("an answer without messages is no message to infer from", async (t) => {
  const { chat } = await open(t, {
    [`POST ${ANONYMOUS}/prepare`]: [json({}), json([]), raw("<html>", { type: "text/html" })],
  });
  const infer = () => assert.fail("not to be asked");
  for (let i = 0; i < 3; i++) {
    await assert.rejects(chat.sendDelegated("Hi", infer), { code: "INVALID_RESPONSE" });
  }
});

test("each of several calls is answered by its own model", async (t) => {
  const { server, chat } = await open(t);
  const names = ["a", "b", "c"];
  await Promise.all(names.map((name) => chat.sendDelegated(name, () => `from ${name}`)));
  const completed = server.requests.filter(({ path }) => path.endsWith("/complete"));
  for (const { json } of completed) assert.equal(json.response, `from ${json.newPrompt}`);
  assert.equal(completed.length, 3);
});

test("aborting while the model thinks ends the call; what it says then is not sent", async (t) => {
  const { server, chat } = await open(t);
  const controller = new AbortController();
  let say;
  const thinking = new Promise((resolve) => {
    say = resolve;
  });
  const asked = deferred();
  const sent = chat.sendDelegated(
    "Hi",
    () => {
      asked.resolve();
      return thinking;
    },
    { signal: controller.signal },
  );
  await asked.promise;
  controller.abort();
  await assert.rejects(sent, { name: "AbortError" });
  say("too late");
  await chat.sendDelegated("Next", () => "in time");
  assert.deepEqual(
    server.requests.map(({ json }) => json.response),
    [undefined, undefined, "in time"],
  );
});

function deferred() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
