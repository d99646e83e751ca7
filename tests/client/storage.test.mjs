// Tokens in localStorage: kept under the documented keys, and nothing fails for want of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE } from "./support/conversation.mjs";
import { withGlobal, withStorage, withWarnings } from "./support/page.mjs";
import { parley } from "./support/parley.mjs";
import { json, serve } from "./support/server.mjs";

const GATE_KEY = `divinci-fcg:${RELEASE}`;
const HOME_KEY = "divinci-homepage-chat-token";

function open(config = {}) {
  const { freeChatGate, homepageChat } = new parley.DivinciClient({
    releaseId: RELEASE,
    ...config,
  });
  return { gate: freeChatGate, home: homepageChat };
}

test("each release has its own token, and the home page one for all", (t) => {
  const kept = withStorage(t);
  const { gate, home } = open();
  gate.setToken(RELEASE, "a");
  gate.setToken("other", "b");
  home.setToken("c");
  assert.deepEqual(JSON.parse(kept.get(GATE_KEY)), { token: "a", verified: true });
  assert.deepEqual(JSON.parse(kept.get("divinci-fcg:other")), { token: "b", verified: true });
  assert.equal(kept.get(HOME_KEY), "c");
  gate.reset();
  assert.deepEqual([...kept.keys()], [GATE_KEY, HOME_KEY], "the one in use is forgotten");
});

test("an empty token is none, and removes the kept one", (t) => {
  const kept = withStorage(t);
  const { gate, home } = open();
  gate.setToken(RELEASE, "a");
  gate.setToken(RELEASE, "");
  home.setToken("b");
  home.setToken("");
  assert.equal(kept.size, 0);
  assert.deepEqual([gate.isVerified(), home.isVerified()], [false, false]);
});

test("the conversation itself is not kept", async (t) => {
  const kept = withStorage(t);
  const { gate } = open();
  gate.setToken(RELEASE, "a");
  gate.hydrate([{ prompt: "private" }], "signature");
  assert.deepEqual([...kept.keys()], [GATE_KEY]);
  assert.ok(!kept.get(GATE_KEY).includes("private"));
});

test("damaged contents are none, and the session in memory stays", (t) => {
  const damaged = [
    "",
    "{",
    "null",
    "5",
    '"token"',
    "[]",
    "{}",
    '{"token":5}',
    '{"token":""}',
    '{"verified":true}',
  ];
  const kept = withStorage(t);
  for (const text of damaged) {
    kept.set(GATE_KEY, text);
    const { gate } = open();
    assert.equal(gate.loadStoredToken(RELEASE), false, text);
    assert.equal(gate.isVerified(), false, text);
    assert.equal(kept.get(GATE_KEY), text, "what is not ours to judge is left alone");
    gate.setToken("other", "a");
    assert.equal(gate.loadStoredToken(RELEASE), false);
    assert.equal(gate.isVerified(), true);
  }
  kept.set(HOME_KEY, "");
  assert.equal(open().home.loadStoredToken(), false);
});

test("a kept token with further members is good", (t) => {
  withStorage(t, { [GATE_KEY]: '{"more":1,"token":"a","verified":true}' });
  const { gate } = open();
  assert.equal(gate.loadStoredToken(RELEASE), true);
});

const unusable = {
  "storage that is full": { value: storage({ setItem: quotaExceeded }) },
  "storage that is closed": {
    value: storage({ getItem: forbidden, setItem: forbidden, removeItem: forbidden }),
  },
  "storage that may not be looked at": { get: forbidden },
  "storage that is null": { value: null },
};

for (const [name, descriptor] of Object.entries(unusable)) {
  test(`${name} costs no more than the stay`, async (t) => {
    withGlobal(t, "localStorage", descriptor);
    const warnings = withWarnings(t);
    const server = await serve(t, {
      "POST /ai-chat/free-chat-gate/start": json({ status: "ready", token: "a" }),
      "POST /ai-chat/homepage-chat/confirm-email": json({ token: "b" }),
    });
    const { gate, home } = open({ baseUrl: server.url });
    assert.equal(gate.loadStoredToken(RELEASE), false);
    await gate.start({ releaseId: RELEASE });
    await home.confirmEmail("a@example.com", "123456");
    assert.deepEqual([gate.isVerified(), home.isVerified()], [true, true]);
    assert.equal(warnings.callCount(), 2);
    assert.match(warnings.calls[0].arguments[0], /^\[parley\] .*localStorage/);
    gate.reset();
    home.reset();
    assert.deepEqual([gate.isVerified(), home.isVerified()], [false, false]);
  });
}

test("without storage, as in Node, nothing is said", (t) => {
  withGlobal(t, "localStorage", { value: undefined });
  delete globalThis.localStorage;
  const warnings = withWarnings(t);
  const { gate } = open();
  gate.setToken(RELEASE, "a");
  assert.equal(gate.isVerified(), true);
  gate.reset();
  assert.equal(warnings.callCount(), 0);
});

function storage(methods) {
  return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined, ...methods };
}
function quotaExceeded() {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
}
function forbidden() {
  throw new DOMException("The operation is insecure.", "SecurityError");
}
