// A visitor's way through a gate, over real requests.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { eventsOf, state } from "./support/flow.mjs";
import { withAddress, withStorage, withWindow } from "./support/page.mjs";
import { parley } from "./support/parley.mjs";
import { hangUp, json, serve, silence } from "./support/server.mjs";

const GATE = "/ai-chat/free-chat-gate";
const HOME = "/ai-chat/homepage-chat";
const CONFIG = `GET ${GATE}/config`;
const START = `POST ${GATE}/start`;
const VERIFY = `POST ${GATE}/verify`;
const SEND = `POST ${GATE}/chat-send`;
const TOKEN = `${RELEASE}.hash.1755600000.sig`;
const KEY = `divinci-fcg:${RELEASE}`;

const mode = (name) => json({ mode: name, turnstileSiteKey: "1x00000000000000000000AA" });
const ready = json({ status: "ready", nextStep: "chat", token: TOKEN });
const sent = json({ status: "sent", nextStep: "otp" });
const terms = json(
  {
    code: "TERMS_NOT_ACCEPTED",
    message: "Accept the terms",
    details: { tosId: "tos_1", version: 3, title: "Terms", content: "# Terms" },
  },
  { status: 403 },
);
const stale = json({ code: "AUTH_EXPIRED" }, { status: 401 });

async function open(t, answers, options = {}) {
  const server = await serve(t, answers);
  const client = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
    maxRetries: 0,
  });
  const flow = client.freeChatGate.flow(options);
  t.after(() => {
    flow.close();
  });
  return {
    server,
    client,
    flow,
    bodies: (path) =>
      server.requests.filter((request) => request.path === path).map(({ json }) => json),
  };
}

test("no gate: a message starts the session, and is answered", async (t) => {
  withStorage(t);
  const { flow, bodies } = await open(t, {
    [CONFIG]: mode("none"),
    [START]: ready,
    [SEND]: [json(signed(1, { remaining: 4 })), json(signed(2, { remaining: 3 }))],
  });
  const exchanges = eventsOf(flow, "exchange");
  assert.equal(flow.state.screen, "loading");
  assert.equal(flow.state.mode, null);
  flow.start();
  flow.start();
  const chat = await state(flow, { screen: "chat" });
  assert.equal(chat.mode, "none");
  assert.equal(chat.challenge, null);

  flow.send("Question 1");
  await state(flow, { pending: "Question 1", busy: true });
  await state(flow, { pending: "", busy: false, remaining: 4 });
  flow.send("Question 2");
  await state(flow, { remaining: 3 });
  assert.deepEqual(exchanges, signed(2).transcript);
  assert.deepEqual(flow.transcript, signed(2).transcript);
  assert.notEqual(flow.transcript, flow.transcript, "a copy each time");
  assert.deepEqual(bodies(`${GATE}/start`), [{ releaseId: RELEASE }]);
  assert.equal(bodies(`${GATE}/chat-send`)[1].prevSigniture, "signature-1");
});

test("captcha alone: the token is asked for quietly, and used once", async (t) => {
  withStorage(t);
  const { flow, bodies } = await open(t, {
    [CONFIG]: mode("captcha-only"),
    [START]: ready,
    [SEND]: json(signed(1)),
  });
  flow.start();
  const { challenge } = await state(flow, { screen: "chat" });
  assert.deepEqual(challenge, {
    siteKey: "1x00000000000000000000AA",
    appearance: "interaction-only",
    serial: challenge.serial,
  });
  flow.send("Question 1");
  await state(flow, { busy: true });
  flow.challengeSolved("turnstile-1");
  await state(flow, { busy: false, pending: "" });
  assert.deepEqual(bodies(`${GATE}/start`), [
    { releaseId: RELEASE, turnstileToken: "turnstile-1" },
  ]);
  assert.equal(flow.state.challenge, null);
});

test("one-time code: address, code, chat", async (t) => {
  const kept = withStorage(t);
  const { flow, bodies } = await open(t, {
    [CONFIG]: mode("captcha+otp"),
    [START]: sent,
    [VERIFY]: [json({ code: "VALIDATION_ERROR" }, { status: 400 }), json({ token: TOKEN })],
    [SEND]: json(signed(1, { remaining: 1 })),
  });
  flow.start();
  const { challenge } = await state(flow, { screen: "email" });
  assert.equal(challenge.appearance, "always");
  flow.challengeSolved("turnstile-1");
  flow.submitEmail(" a@example.com ", { marketingConsent: true });
  await state(flow, { screen: "code", email: "a@example.com" });
  flow.submitCode(" 000000 ");
  await state(flow, { notice: "code-rejected", busy: false });
  flow.submitCode("123456");
  await state(flow, { screen: "chat" });
  assert.deepEqual(bodies(`${GATE}/start`), [
    {
      releaseId: RELEASE,
      turnstileToken: "turnstile-1",
      email: "a@example.com",
      marketingConsent: true,
    },
  ]);
  assert.deepEqual(bodies(`${GATE}/verify`), [
    { releaseId: RELEASE, email: "a@example.com", otpCode: "000000" },
    { releaseId: RELEASE, email: "a@example.com", otpCode: "123456" },
  ]);
  assert.equal(JSON.parse(kept.get(KEY)).token, TOKEN);
});

test("one-time code: another one, and another address", async (t) => {
  withStorage(t);
  const { flow, bodies } = await open(t, { [CONFIG]: mode("captcha+otp"), [START]: sent });
  flow.start();
  const first = (await state(flow, { screen: "email" })).challenge.serial;
  flow.challengeSolved("turnstile-1");
  flow.submitEmail("a@example.com");
  await state(flow, { screen: "code" });
  flow.resendCode();
  const { serial } = (await state(flow, (now) => now.challenge !== null && now.busy)).challenge;
  assert.ok(serial > first, "a token is good for one use");
  flow.challengeSolved("turnstile-2");
  await state(flow, { screen: "code", busy: false });
  flow.changeEmail();
  await state(flow, { screen: "email", email: "a@example.com" });
  flow.challengeSolved("turnstile-3");
  flow.submitEmail("b@example.com");
  await state(flow, { screen: "code", email: "b@example.com" });
  const tokens = bodies(`${GATE}/start`).map(({ turnstileToken }) => turnstileToken);
  assert.deepEqual(tokens, ["turnstile-1", "turnstile-2", "turnstile-3"]);
});

test("magic link: another tab of this browser brings the token", async (t) => {
  const kept = withStorage(t);
  const window = withWindow(t);
  withAddress(t, "https://example.com/chat?a=1#section");
  const { flow, bodies, server } = await open(t, {
    [CONFIG]: mode("captcha+magic-link"),
    [START]: json({ status: "sent", nextStep: "link" }),
    [SEND]: json(signed(1)),
  });
  flow.start();
  await state(flow, { screen: "email" });
  flow.challengeSolved("turnstile-1");
  flow.submitEmail("a@example.com");
  await state(flow, { screen: "link-sent" });
  assert.equal(bodies(`${GATE}/start`)[0].redirectTo, "https://example.com/chat?a=1");

  window.dispatchEvent(new Event("storage"));
  kept.set(KEY, JSON.stringify({ token: TOKEN, verified: true }));
  window.dispatchEvent(new Event("storage"));
  await state(flow, { screen: "chat" });
  flow.send("Question 1");
  await state(flow, () => flow.transcript.length === 1);
  assert.equal(server.requests.at(-1).json.token, TOKEN);
});

test("a kept token leads straight to the chat, and a language goes along", async (t) => {
  withStorage(t, { [KEY]: JSON.stringify({ token: TOKEN, verified: true }) });
  const { flow, bodies } = await open(
    t,
    { [CONFIG]: mode("captcha+otp"), [SEND]: json(signed(1)) },
    { language: "Spanish" },
  );
  flow.start();
  await state(flow, { screen: "chat" });
  flow.send("Hola");
  await state(flow, () => flow.transcript.length === 1);
  assert.equal(bodies(`${GATE}/chat-send`)[0].language, "Spanish");
});

test("the home page's gate", async (t) => {
  const kept = withStorage(t);
  const server = await serve(t, {
    [`POST ${HOME}/verify-email`]: json({}),
    [`POST ${HOME}/confirm-email`]: json({ token: "home-1" }),
    [`POST ${HOME}/message`]: json(signed(1, { remaining: 0 })),
  });
  const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url });
  const flow = client.homepageChat.flow({ turnstileSiteKey: "0x2" });
  t.after(() => {
    flow.close();
  });
  flow.start();
  const { mode, challenge } = await state(flow, { screen: "email" });
  assert.equal(mode, "homepage");
  assert.equal(challenge.siteKey, "0x2");
  flow.challengeSolved("turnstile-1");
  flow.submitEmail("a@example.com");
  await state(flow, { screen: "code" });
  flow.submitCode("123456");
  await state(flow, { screen: "chat" });
  assert.equal(kept.get("divinci-homepage-chat-token"), "home-1");
  flow.send("Question 1");
  await state(flow, { screen: "quota" });
  assert.equal(server.requests.at(-1).headers["x-divinci-email-token"], "home-1");
});

test("terms are shown, and the message waits for them", async (t) => {
  withStorage(t);
  const { flow, bodies } = await open(t, {
    [CONFIG]: mode("none"),
    [START]: ready,
    [SEND]: [terms, terms, json(signed(1))],
    [`POST /white-label-release/${RELEASE}/terms-of-service/accept`]: json({}),
  });
  flow.start();
  await state(flow, { screen: "chat" });
  flow.send("Question 1");
  const shown = await state(flow, { screen: "terms" });
  assert.deepEqual(shown.terms, { tosId: "tos_1", version: 3, title: "Terms", content: "# Terms" });
  assert.equal(shown.pending, "Question 1");
  flow.declineTerms();
  await state(flow, { screen: "chat", draft: "Question 1", pending: "" });
  flow.send("Question 1");
  await state(flow, { screen: "terms", draft: "" });
  flow.acceptTerms();
  await state(flow, () => flow.transcript.length === 1);
  assert.deepEqual(bodies(`/white-label-release/${RELEASE}/terms-of-service/accept`), [
    { tosId: "tos_1", version: 3, freeChatToken: TOKEN },
  ]);
});

test("a stale token is renewed once, and the message sent again", async (t) => {
  withStorage(t, { [KEY]: JSON.stringify({ token: "stale", verified: true }) });
  const { flow, bodies } = await open(t, {
    [CONFIG]: mode("captcha-only"),
    [START]: ready,
    [SEND]: [stale, json(signed(1))],
  });
  flow.start();
  await state(flow, { screen: "chat" });
  flow.send("Question 1");
  await state(flow, (now) => now.challenge !== null);
  flow.challengeSolved("turnstile-1");
  await state(flow, () => flow.transcript.length === 1);
  assert.deepEqual(
    bodies(`${GATE}/chat-send`).map(({ token }) => token),
    ["stale", TOKEN],
  );
});

test("a message that fails comes back as a draft", async (t) => {
  withStorage(t);
  const { flow } = await open(t, {
    [CONFIG]: mode("none"),
    [START]: ready,
    [SEND]: [
      json({ code: "INTERNAL", message: "Oops" }, { status: 500 }),
      hangUp,
      json({ code: "RATE_LIMITED", details: { retryAfter: 30 } }, { status: 429 }),
      json({ error: "quota_exhausted" }, { status: 429 }),
    ],
  });
  flow.start();
  await state(flow, { screen: "chat" });
  const failures = [
    ["server-error", "INTERNAL"],
    ["network-error", "NETWORK_ERROR"],
    ["rate-limited", "RATE_LIMITED"],
  ];
  for (const [notice, code] of failures) {
    flow.send("Question 1");
    await state(flow, { busy: true, notice: null });
    const now = await state(flow, { notice });
    assert.equal(now.draft, "Question 1");
    assert.equal(now.error.code, code);
    assert.equal(now.retryAfter, notice === "rate-limited" ? 30 : null);
    await state(flow, { busy: false });
  }
  flow.send("Question 1");
  await state(flow, { screen: "quota", draft: "Question 1" });
});

test("what the present screen has no use for is ignored", async (t) => {
  withStorage(t);
  const { flow, server } = await open(t, { [CONFIG]: mode("captcha+otp") });
  flow.start();
  await state(flow, { screen: "email" });
  flow.send("too early");
  flow.submitCode("123456");
  flow.resendCode();
  flow.changeEmail();
  flow.acceptTerms();
  flow.declineTerms();
  flow.retry();
  assert.equal(flow.state.screen, "email");
  assert.equal(server.requests.length, 1);
});

test("empty messages are no messages", async (t) => {
  withStorage(t);
  const { flow } = await open(t, { [CONFIG]: mode("none") });
  flow.start();
  await state(flow, { screen: "chat" });
  for (const text of ["", " ", "\n\t\u00a0"]) flow.send(text);
  assert.equal(flow.state.pending, "");
});

test("a host that is offline before the module is there shows it", async (t) => {
  withStorage(t);
  const { flow } = await open(t, { [CONFIG]: hangUp });
  flow.setOnline(false);
  flow.start();
  await state(flow, { screen: "offline" });
});

test("the window's own events are heard, until the flow is closed", async (t) => {
  withStorage(t);
  withAddress(t, "https://example.com/");
  const window = withWindow(t, { onLine: false });
  const { flow } = await open(t, { [CONFIG]: [hangUp, mode("none")] });
  flow.start();
  await state(flow, { screen: "offline" });
  window.dispatchEvent(new Event("online"));
  await state(flow, { screen: "chat" });
  window.dispatchEvent(new Event("offline"));
  await state(flow, { screen: "offline" });
  const changes = eventsOf(flow, "change");
  flow.close();
  window.dispatchEvent(new Event("online"));
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  assert.equal(flow.state.screen, "offline");
  assert.deepEqual(changes, []);
});

test("signing out while offline stays offline", async (t) => {
  withStorage(t);
  const { flow } = await open(t, { [CONFIG]: [mode("none"), hangUp] });
  flow.start();
  await state(flow, { screen: "chat" });
  flow.setOnline(false);
  await state(flow, { screen: "offline" });
  flow.signOut();
  await state(flow, { screen: "loading" });
  await state(flow, { screen: "offline" });
});

test("signing out in the middle of a message ends it, and begins anew", async (t) => {
  const kept = withStorage(t, { [KEY]: JSON.stringify({ token: TOKEN, verified: true }) });
  const { flow, server } = await open(t, {
    [CONFIG]: mode("captcha+otp"),
    [SEND]: [json(signed(1)), silence],
  });
  const exchanges = eventsOf(flow, "exchange");
  flow.start();
  await state(flow, { screen: "chat" });
  flow.send("Question 1");
  await state(flow, () => flow.transcript.length === 1);
  await state(flow, { busy: false });
  flow.send("Question 2");
  const request = await server.request(2);
  flow.signOut();
  assert.deepEqual(flow.transcript, []);
  assert.equal(flow.state.screen, "loading");
  assert.equal(flow.state.pending, "");
  assert.equal(kept.size, 0);
  await request.lost;
  await state(flow, { screen: "email" });
  assert.equal(exchanges.length, 1);
});

test("closing ends what is under way, and nothing is heard of it", async (t) => {
  withStorage(t);
  const { flow, server } = await open(t, { [CONFIG]: silence });
  flow.start();
  const request = await server.request();
  const changes = eventsOf(flow, "change");
  flow.close();
  await request.lost;
  for (const act of [
    () => flow.retry(),
    () => flow.send("a"),
    () => flow.signOut(),
    () => flow.start(),
  ])
    act();
  flow.setOnline(false);
  flow.close();
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  assert.deepEqual(changes, []);
  assert.equal(server.requests.length, 1);
});

test("closing before the module is there keeps everything at home", async (t) => {
  withStorage(t);
  const { flow, server, client } = await open(t, { [CONFIG]: mode("none") });
  flow.start();
  flow.close();
  await client.freeChatGate.getConfig();
  assert.equal(server.requests.length, 1, "only the call made here");
});

test("the server's trouble is a screen with a way on", async (t) => {
  withStorage(t);
  const { flow } = await open(t, {
    [CONFIG]: [
      json(
        { code: "INTERNAL", message: "Oops" },
        { status: 500, headers: { "x-request-id": "req_1" } },
      ),
      json({ mode: "captcha+palm-reading" }),
      mode("none"),
    ],
  });
  flow.start();
  const { error } = await state(flow, { screen: "error" });
  assert.deepEqual(error, {
    name: "DivinciError",
    code: "INTERNAL",
    message: "Oops",
    status: 500,
    requestId: "req_1",
  });
  flow.retry();
  flow.retry();
  const unknown = await state(flow, (now) => now.error?.code === "UNKNOWN_GATE_MODE");
  assert.match(unknown.error.message, /captcha\+palm-reading/);
  flow.retry();
  await state(flow, { screen: "chat", error: null });
});

test("a configuration that cannot be used is told on the error screen", async (t) => {
  withStorage(t);
  const { freeChatGate } = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: "api.example.com",
  });
  const flow = freeChatGate.flow();
  t.after(() => {
    flow.close();
  });
  flow.start();
  const { error } = await state(flow, { screen: "error" });
  assert.equal(error.code, "configuration_error");
  assert.match(error.message, /baseUrl/);
  flow.retry();
  assert.equal(flow.state.screen, "loading");
  await state(flow, { screen: "error" });
});

test("states are replaced and never changed", async (t) => {
  withStorage(t);
  const { flow } = await open(t, {
    [CONFIG]: mode("none"),
    [START]: ready,
    [SEND]: json(signed(1)),
  });
  const seen = [];
  const look = () => {
    seen.push([flow.state, JSON.stringify(flow.state)]);
  };
  flow.addEventListener("change", look);
  flow.start();
  await state(flow, { screen: "chat" });
  flow.send("Question 1");
  await state(flow, () => flow.transcript.length === 1);
  await state(flow, { busy: false });
  for (const [kept, text] of seen) assert.equal(JSON.stringify(kept), text);
  assert.equal(new Set(seen.map(([kept]) => kept)).size, seen.length);
});

test("changes in a row are told once, when they are whole", async (t) => {
  let change;
  const core = {
    openGate(_client, _kind, _option, _session, changed) {
      change = (screen) => {
        changed(JSON.stringify({ ...flow.state, screen }));
      };
      return 1;
    },
    closeGate: () => undefined,
    dispatchToGate: () => undefined,
  };
  const flow = new parley.GateFlow({
    bridge: { open: () => Promise.resolve({ core, client: 1 }) },
    session: Object.assign(new EventTarget(), { transcript: [] }),
    kind: "freeChatGate",
    option: "",
    takeKeptToken: () => false,
  });
  t.after(() => {
    flow.close();
  });
  flow.start();
  while (!change)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  const changes = eventsOf(flow, "change");
  change("email");
  change("code");
  change("chat");
  assert.deepEqual(changes, [], "listeners are not called in the middle");
  await Promise.resolve();
  assert.deepEqual(
    changes.map(({ screen }) => screen),
    ["chat"],
  );
  change("quota");
  await Promise.resolve();
  assert.deepEqual(
    changes.map(({ screen }) => screen),
    ["chat", "quota"],
  );
});

test("a message that waits for its turn goes on from what was taken up meanwhile, to the byte", async (t) => {
  withStorage(t);
  const { flow, server } = await open(t, {
    [CONFIG]: mode("none"),
    [START]: ready,
    [SEND]: json(signed(2, { remaining: 3 })),
  });
  flow.start();
  await state(flow, { screen: "chat" });
  const acts = [];
  flow.turn = (act) => acts.push(act);
  flow.send("Question 2");
  assert.equal(flow.state.pending, "");
  const texts = ['[ {"prompt":"Question 1","response":"A \\/ B","n":1.50} ]', '"sig\\/1"'];
  flow.takeUp(texts);
  assert.deepEqual(flow.signed, texts);
  assert.deepEqual(flow.transcript, [{ prompt: "Question 1", response: "A / B", n: 1.5 }]);
  for (const act of acts.splice(0)) act();
  await state(flow, { pending: "", remaining: 3 });
  assert.deepEqual(acts, []);
  const { text } = server.requests.find(({ path }) => path === `${GATE}/chat-send`);
  for (const kept of texts) assert.ok(text.includes(kept), text);
  assert.equal(flow.transcript.length, 2);
});
