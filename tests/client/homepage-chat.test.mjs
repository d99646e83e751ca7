// client.homepageChat: the older gate of a home page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { withStorage } from "./support/page.mjs";
import { parley } from "./support/parley.mjs";
import { json, raw, serve } from "./support/server.mjs";

const VERIFY = "POST /ai-chat/homepage-chat/verify-email";
const CONFIRM = "POST /ai-chat/homepage-chat/confirm-email";
const SEND = "POST /ai-chat/homepage-chat/message";
const KEY = "divinci-homepage-chat-token";

async function open(t, answers) {
  const server = await serve(t, answers);
  const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url });
  return { server, chat: client.homepageChat };
}

test("everything that needs no server answers before the module is there", (t) => {
  const kept = withStorage(t);
  const { homepageChat: chat } = new parley.DivinciClient({ releaseId: RELEASE });
  assert.equal(chat.isVerified(), false);
  assert.equal(chat.loadStoredToken(), false);
  assert.deepEqual(chat.getTranscript(), []);
  chat.setToken("token-1");
  assert.equal(chat.isVerified(), true);
  assert.equal(kept.get(KEY), "token-1");
  chat.reset();
  assert.equal(chat.isVerified(), false);
  assert.equal(kept.has(KEY), false);
});

test("an address is proved by a code, and the token goes with every message", async (t) => {
  const kept = withStorage(t);
  const { server, chat } = await open(t, {
    [VERIFY]: json({ ok: true }),
    [CONFIRM]: json({ token: "token-1", more: 1 }),
    [SEND]: [json(signed(1, { remaining: 4 })), json(signed(2))],
  });
  assert.deepEqual(await chat.verifyEmail("a@example.com", "turnstile-1"), { ok: true });
  assert.equal(chat.isVerified(), false);
  assert.deepEqual(await chat.confirmEmail("a@example.com", "123456"), {
    token: "token-1",
    more: 1,
  });
  assert.equal(chat.isVerified(), true);
  assert.equal(kept.get(KEY), "token-1");
  const first = await chat.send("Question 1");
  assert.deepEqual(first, { reply: "Answer 1", remaining: 4, transcript: signed(1).transcript });
  const second = await chat.send("Question 2");
  assert.equal(second.remaining, 0, "none are left when the server does not say");

  assert.deepEqual(
    server.requests.map(({ json }) => json),
    [
      { email: "a@example.com", turnstileToken: "turnstile-1" },
      { email: "a@example.com", code: "123456" },
      { prevSigniture: "", newPrompt: "Question 1", transcript: [] },
      {
        prevSigniture: "signature-1",
        newPrompt: "Question 2",
        transcript: signed(1).transcript,
      },
    ],
  );
  const tokens = server.requests.map(({ headers }) => headers["x-divinci-email-token"]);
  assert.deepEqual(tokens, [undefined, undefined, "token-1", "token-1"]);
  assert.deepEqual(chat.getTranscript(), signed(2).transcript);
});

test("send is refused before the gate is passed, and nothing goes out", async (t) => {
  const { server, chat } = await open(t, {});
  await assert.rejects(chat.send("Hi"), { name: "Error", code: "NOT_VERIFIED" });
  assert.equal(server.requests.length, 0);
});

test("a kept token is taken up, and forgotten", async (t) => {
  const kept = withStorage(t, { [KEY]: "token-2" });
  const { server, chat } = await open(t, { [SEND]: json(signed(1)) });
  assert.equal(chat.loadStoredToken(), true);
  await chat.send("Question 1");
  assert.equal(server.requests[0].headers["x-divinci-email-token"], "token-2");
  chat.reset();
  assert.equal(kept.has(KEY), false);
  assert.deepEqual(chat.getTranscript(), []);
  await assert.rejects(chat.send("Hi"), { code: "NOT_VERIFIED" });
});

test("a refused code leaves the gate shut", async (t) => {
  const kept = withStorage(t);
  const { chat } = await open(t, {
    [CONFIRM]: [
      json({ code: "VALIDATION_ERROR", message: "Wrong code" }, { status: 400 }),
      json({}),
      raw("null"),
    ],
  });
  const confirm = () => chat.confirmEmail("a@example.com", "000000");
  await assert.rejects(confirm(), parley.ValidationError);
  await assert.rejects(confirm(), { code: "INVALID_RESPONSE" });
  await assert.rejects(confirm(), { code: "INVALID_RESPONSE" });
  assert.equal(chat.isVerified(), false);
  assert.equal(kept.size, 0);
});

test("a token that would split the header is not sent", async (t) => {
  const { server, chat } = await open(t, { [SEND]: json(signed(1)) });
  for (const token of ["a\r\nX-Admin: 1", "a\nb", "a\u0000", "a\u0100"]) {
    chat.setToken(token);
    await assert.rejects(chat.send("Hi"), { code: "INVALID_HEADER" });
  }
  assert.equal(server.requests.length, 0);
});
