// client.freeChatGate: the single steps of the configurable gate.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { withStorage } from "./support/page.mjs";
import { parley } from "./support/parley.mjs";
import { json, raw, serve } from "./support/server.mjs";

const GATE = "/ai-chat/free-chat-gate";
const TOKEN = `${RELEASE}.hash.1755600000.sig`;
const KEY = `divinci-fcg:${RELEASE}`;

async function open(t, answers = {}, config = {}) {
  const server = await serve(t, answers);
  const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url, ...config });
  return { server, gate: client.freeChatGate };
}

/** A gate that has been passed, and a message that was answered. */
async function openWithMessage(t, answers) {
  const opened = await open(t, { [`POST ${GATE}/chat-send`]: json(signed(1)), ...answers });
  opened.gate.setToken(RELEASE, TOKEN);
  await opened.gate.send("Question 1");
  opened.server.requests.length = 0;
  return opened;
}

test("everything that needs no server answers before the module is there", (t) => {
  const kept = withStorage(t, { [KEY]: JSON.stringify({ token: "kept", verified: true }) });
  const { freeChatGate: gate } = new parley.DivinciClient({ releaseId: RELEASE });
  assert.equal(gate.isVerified(), false);
  assert.equal(gate.getLanguage(), null);
  assert.deepEqual(gate.getState(), { transcript: [], signiture: "" });

  assert.equal(gate.loadStoredToken("another-release"), false);
  assert.equal(gate.loadStoredToken(RELEASE), true);
  assert.equal(gate.isVerified(), true);

  gate.setToken(RELEASE, "fresh");
  assert.deepEqual(JSON.parse(kept.get(KEY)), { token: "fresh", verified: true });

  const { transcript, signiture } = signed(2);
  gate.hydrate(transcript, signiture);
  assert.deepEqual(gate.getTranscript(), transcript);

  gate.reset();
  assert.equal(gate.isVerified(), false);
  assert.equal(kept.has(KEY), false);
  assert.deepEqual(gate.getState(), { transcript: [], signiture: "" });
});

test("languages are names, and English is none", () => {
  const { freeChatGate: gate } = new parley.DivinciClient({ releaseId: RELEASE });
  const spoken = { "  Spanish ": "Spanish", English: null, " eNGLISH ": null, "": null, " ": null };
  for (const [name, language] of Object.entries(spoken)) {
    gate.setLanguage(name);
    assert.equal(gate.getLanguage(), language, name);
  }
  gate.setLanguage("French");
  gate.setLanguage(null);
  assert.equal(gate.getLanguage(), null);
});

test("getConfig fills in what the server leaves out", async (t) => {
  const siteActions = [{ name: "open_page" }];
  const { server, gate } = await open(t, {
    [`GET ${GATE}/config`]: [
      json({ mode: "captcha-only", turnstileSiteKey: "0x1", siteActions, extra: { a: 1 } }),
      json({ mode: "captcha+otp", turnstileSiteKey: null }),
      json({}),
    ],
  });
  assert.deepEqual(await gate.getConfig(), {
    mode: "captcha-only",
    turnstileSiteKey: "0x1",
    siteActions,
    extra: { a: 1 },
  });
  assert.deepEqual(await gate.getConfig("other"), {
    mode: "captcha+otp",
    turnstileSiteKey: "",
    siteActions: [],
  });
  assert.deepEqual(await gate.getConfig("a b&c"), { turnstileSiteKey: "", siteActions: [] });
  const asked = server.requests.map(({ query }) => query);
  assert.deepEqual(asked, [{ releaseId: RELEASE }, { releaseId: "other" }, { releaseId: "a b&c" }]);
});

test("languages, greeting and state are asked for", async (t) => {
  const messages = [{ message: "Hello" }];
  const { server, gate } = await open(t, {
    [`GET ${GATE}/languages`]: json(["English", "Spanish"]),
    [`GET ${GATE}/welcome`]: json({ messages }),
    [`GET ${GATE}/state`]: json({ remaining: 3 }),
  });
  assert.deepEqual(await gate.getSupportedLanguages(RELEASE), ["English", "Spanish"]);
  assert.deepEqual(await gate.welcome(), { messages });
  gate.setLanguage("Spanish");
  await gate.welcome();
  await gate.welcome({ releaseId: "other", language: "German" });
  await gate.state();
  gate.setToken(RELEASE, TOKEN);
  assert.deepEqual(await gate.state(), { remaining: 3 });
  await gate.state({ releaseId: "other", token: "t&=" });
  assert.deepEqual(
    server.requests.map(({ query }) => query),
    [
      { releaseId: RELEASE },
      { releaseId: RELEASE },
      { releaseId: RELEASE, language: "Spanish" },
      { releaseId: "other", language: "German" },
      { releaseId: RELEASE },
      { releaseId: RELEASE, token: TOKEN },
      { releaseId: "other", token: "t&=" },
    ],
  );
});

test("start passes its arguments on as they are", async (t) => {
  const { server, gate } = await open(t, { [`POST ${GATE}/start`]: json({ status: "sent" }) });
  const args = {
    releaseId: RELEASE,
    turnstileToken: "turnstile-1",
    email: "a@example.com",
    marketingConsent: false,
    redirectTo: "https://example.com/?a=1#b",
    more: { unknown: [1, null] },
  };
  assert.deepEqual(await gate.start(args), { status: "sent" });
  assert.deepEqual(server.requests[0].json, args);
});

test("start keeps the token of a session that is ready, and of no other", async (t) => {
  const kept = withStorage(t);
  const answers = [
    { status: "sent", mode: "captcha+otp", nextStep: "otp", token: "early" },
    { status: "ready" },
    { status: "ready", token: "" },
    { status: "ready", token: 5 },
    { token: "without status" },
    [],
    null,
    "ready",
  ];
  const { gate } = await open(t, {
    [`POST ${GATE}/start`]: [
      ...answers.map((answer) => json(answer)),
      json({ status: "ready", token: TOKEN }),
    ],
  });
  for (const answer of answers) {
    assert.deepEqual(await gate.start({ releaseId: RELEASE }), answer);
    assert.equal(gate.isVerified(), false, JSON.stringify(answer));
  }
  assert.equal(kept.size, 0);
  await gate.start({ releaseId: RELEASE });
  assert.equal(gate.isVerified(), true);
  assert.deepEqual(JSON.parse(kept.get(KEY)), { token: TOKEN, verified: true });
});

test("verifyOtp needs a release: its own, or the one started with", async (t) => {
  const kept = withStorage(t);
  const { server, gate } = await open(t, {
    [`POST ${GATE}/start`]: json({ status: "sent", nextStep: "otp" }),
    [`POST ${GATE}/verify`]: json({ token: TOKEN, status: "ready" }),
  });
  const code = { email: "a@example.com", otpCode: "123456" };
  await assert.rejects(gate.verifyOtp(code), { name: "Error", code: "NO_RELEASE" });
  assert.equal(server.requests.length, 0);

  await gate.verifyOtp({ ...code, releaseId: "given" });
  assert.ok(kept.has("divinci-fcg:given"));

  await gate.start({ releaseId: RELEASE, email: "a@example.com" });
  assert.deepEqual(await gate.verifyOtp(code), { token: TOKEN, status: "ready" });
  assert.deepEqual(server.requests.at(-1).json, { releaseId: RELEASE, ...code });
  assert.ok(kept.has(KEY));
});

test("an answer without a token does not open the gate", async (t) => {
  const { gate } = await open(t, { [`POST ${GATE}/verify`]: json({ status: "ready" }) });
  const code = { email: "a@example.com", otpCode: "123456", releaseId: RELEASE };
  await assert.rejects(gate.verifyOtp(code), { name: "DivinciError", code: "INVALID_RESPONSE" });
  assert.equal(gate.isVerified(), false);
});

test("send goes with token, language and the signed transcript", async (t) => {
  const { server, gate } = await open(t, {
    [`POST ${GATE}/chat-send`]: [json(signed(1, { remaining: 9 })), json(signed(2))],
  });
  gate.setToken(RELEASE, TOKEN);
  const first = await gate.send("Question 1");
  assert.deepEqual(first, { reply: "Answer 1", remaining: 9, transcript: signed(1).transcript });
  gate.setLanguage("Spanish");
  const second = await gate.send("Question 2", {});
  assert.deepEqual(second, { reply: "Answer 2", transcript: signed(2).transcript });
  assert.deepEqual(
    server.requests.map(({ json }) => json),
    [
      { token: TOKEN, prevSigniture: "", newPrompt: "Question 1", transcript: [] },
      {
        token: TOKEN,
        prevSigniture: "signature-1",
        newPrompt: "Question 2",
        transcript: signed(1).transcript,
        language: "Spanish",
      },
    ],
  );
});

test("a language set, or a token, while a message is on its way stays", async (t) => {
  let answer;
  const { server, gate } = await open(t, {
    [`POST ${GATE}/chat-send`]: (_, response) => {
      answer = response;
    },
  });
  gate.setToken(RELEASE, TOKEN);
  const sent = gate.send("Question 1");
  await server.request();
  gate.setLanguage("German");
  gate.setToken(RELEASE, "newer");
  json(signed(1))(undefined, answer);
  await sent;
  assert.equal(gate.getLanguage(), "German");
  const second = gate.send("Question 2");
  assert.equal((await server.request(1)).json.token, "newer");
  json(signed(2))(undefined, answer);
  await second;
});

test("what needs a passed gate is refused before, and nothing goes out", async (t) => {
  const { server, gate } = await open(t);
  gate.hydrate(signed(1).transcript, "signature-1");
  const calls = [
    () => gate.send("Hi"),
    () => gate.sendDelegated("Hi", () => "never"),
    () => gate.speak(0),
    () => gate.acceptTerms({ tosId: "tos_1", version: 1 }),
  ];
  for (const call of calls) await assert.rejects(call(), { name: "Error", code: "NOT_VERIFIED" });
  assert.equal(server.requests.length, 0);
});

test("what needs an answered message is refused before, and nothing goes out", async (t) => {
  const { server, gate } = await open(t);
  gate.setToken(RELEASE, TOKEN);
  const calls = [
    () => gate.submitFeedback(0, { sentiment: -1 }),
    () => gate.speak(0),
    () => gate.createHandoff(),
  ];
  for (const call of calls) await assert.rejects(call(), { name: "Error", code: "NO_MESSAGE" });
  assert.equal(server.requests.length, 0);
});

test("feedback, read-aloud and hand-over carry the signed transcript", async (t) => {
  const { server, gate } = await openWithMessage(t, {
    "POST /ai-chat/anonymous-feedback": json({ status: "ok" }),
    [`POST ${GATE}/tts`]: json({ url: "https://example.com/clip.mp3" }),
    "POST /ai-chat/handoff": json({ token: "handoff_1" }),
  });
  assert.equal(await gate.submitFeedback(0, { feedback: "No", sentiment: -1 }), undefined);
  assert.equal(await gate.submitFeedback(0, { sentiment: 1 }), undefined);
  assert.deepEqual(await gate.speak(0), { url: "https://example.com/clip.mp3" });
  assert.deepEqual(await gate.createHandoff(), { token: "handoff_1" });
  const { transcript, signiture } = signed(1);
  const about = { releaseId: RELEASE, transcript, signiture, messageIndex: 0 };
  assert.deepEqual(
    server.requests.map(({ json }) => json),
    [
      { ...about, feedback: "No", sentiment: -1 },
      { ...about, sentiment: 1 },
      { token: TOKEN, transcript, signiture, messageIndex: 0 },
      { releaseId: RELEASE, prevSigniture: signiture, transcript },
    ],
  );
});

test("feedback needs no token: a kept transcript will do", async (t) => {
  const { server, gate } = await open(t, {
    "POST /ai-chat/anonymous-feedback": raw("", { status: 204 }),
  });
  const { transcript, signiture } = signed(2);
  gate.hydrate(transcript, signiture);
  assert.equal(await gate.submitFeedback(1, { sentiment: -1 }), undefined);
  assert.equal(server.requests[0].json.messageIndex, 1);
});

test("only messages that are there can be rated or read aloud", async (t) => {
  const { server, gate } = await openWithMessage(t);
  for (const index of [1, -1, 0.5, NaN, Infinity, 1e9, "0", null, undefined, {}, [0]]) {
    await assert.rejects(gate.speak(index), { name: "Error", code: "OUT_OF_RANGE" });
    await assert.rejects(gate.submitFeedback(index, { sentiment: -1 }), { code: "OUT_OF_RANGE" });
  }
  assert.equal(server.requests.length, 0);
});

test("terms are accepted for the release started with, or the one named", async (t) => {
  const { server, gate } = await open(t, {
    [`POST /white-label-release/${RELEASE}/terms-of-service/accept`]: [
      json({ accepted: true }),
      json({ message: "Newer terms" }, { status: 409 }),
    ],
    "POST /white-label-release/a%2F..%2Fb/terms-of-service/accept": raw(""),
  });
  gate.setToken(RELEASE, TOKEN);
  assert.equal(await gate.acceptTerms({ tosId: "tos_1", version: 3 }), undefined);
  await assert.rejects(gate.acceptTerms({ tosId: "tos_1", version: "v4" }), { status: 409 });
  await gate.acceptTerms({ tosId: "tos_1", version: 3, releaseId: "a/../b" });
  await assert.rejects(gate.acceptTerms({ tosId: "t", version: 1, releaseId: ".." }), {
    code: "MISSING_ARGUMENT",
  });
  assert.deepEqual(
    server.requests.map(({ json }) => json),
    [
      { tosId: "tos_1", version: 3, freeChatToken: TOKEN },
      { tosId: "tos_1", version: "v4", freeChatToken: TOKEN },
      { tosId: "tos_1", version: 3, freeChatToken: TOKEN },
    ],
  );
});

test("reset forgets what start brings afterwards, too", async (t) => {
  const kept = withStorage(t);
  let answer;
  const { server, gate } = await open(t, {
    [`POST ${GATE}/start`]: (_, response) => {
      answer = response;
    },
  });
  const started = gate.start({ releaseId: RELEASE });
  await server.request();
  gate.reset();
  json({ status: "ready", token: TOKEN })(undefined, answer);
  await started;
  assert.equal(gate.isVerified(), false);
  assert.equal(kept.size, 0);
});

test("reset forgets the token that an earlier visit kept", (t) => {
  const kept = withStorage(t, { [KEY]: JSON.stringify({ token: "kept", verified: true }) });
  const { freeChatGate: gate } = new parley.DivinciClient({ releaseId: RELEASE });
  gate.reset();
  assert.equal(kept.size, 0);
});
