// The signed-in user's tokens: where they are kept, and how an expired one is renewed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { withWarnings } from "./support/page.mjs";
import { parley } from "./support/parley.mjs";
import { hangUp, json, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";
const REFRESH = "POST /embed/validate-login";
const ORIGIN = "https://example.com";
const expired = json({ code: "AUTH_EXPIRED", message: "Expired" }, { status: 401 });

async function open(t, answers, config) {
  const server = await serve(t, { [SEND]: json(signed(1)), ...answers });
  const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url, ...config });
  const bearers = () => server.requests.map(({ headers }) => headers.authorization);
  return { server, client, chat: client.anonymousChat, bearers };
}

/** A storage in memory whose methods can be replaced. */
function storage(more = {}) {
  const kept = { token: null, expiresAt: undefined, refreshToken: null };
  const methods = {
    getToken: () => kept.token,
    setToken: (token, expiresAt) => {
      Object.assign(kept, { token, expiresAt });
    },
    clearToken: () => {
      Object.assign(kept, { token: null, refreshToken: null });
    },
    getRefreshToken: () => kept.refreshToken,
    setRefreshToken: (refreshToken) => {
      Object.assign(kept, { refreshToken });
    },
    ...more,
  };
  return { kept, methods };
}

/** The same, by promise and one turn of the event loop later. */
function slowly(methods) {
  const slow =
    (method) =>
    async (...args) => {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      return method(...args);
    };
  return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, slow(method)]));
}

test("tokens in memory come and go", async (t) => {
  const { client, chat, bearers } = await open(t, {}, { userToken: "user_1" });
  assert.equal(await client.isAuthenticated(), true);
  await chat.send("a");
  await client.setToken("user_2", Date.now() + 60_000);
  await chat.send("b");
  await client.setToken("user_3", Date.now() - 1);
  assert.equal(await client.isAuthenticated(), false, "it has expired");
  await chat.send("c");
  await client.setToken("user_4");
  await client.logout();
  assert.equal(await client.isAuthenticated(), false);
  await chat.send("d");
  assert.deepEqual(bearers(), ["Bearer user_1", "Bearer user_2", undefined, undefined]);
});

test("a storage may answer at once or by promise", async (t) => {
  for (const shape of [(methods) => methods, slowly]) {
    const { kept, methods } = storage();
    const { client, chat, bearers } = await open(t, {}, { tokenStorage: shape(methods) });
    assert.equal(await client.isAuthenticated(), false);
    await chat.send("a");
    await client.setToken("user_1", 5);
    assert.deepEqual(kept, { token: "user_1", expiresAt: 5, refreshToken: null });
    assert.equal(await client.isAuthenticated(), true);
    await chat.send("b");
    assert.deepEqual(bearers(), [undefined, "Bearer user_1"]);
  }
});

test("a storage wins over userToken", async (t) => {
  const config = { userToken: "user_1", tokenStorage: storage({ getToken: () => "kept" }).methods };
  const { chat, bearers } = await open(t, {}, config);
  await chat.send("a");
  assert.deepEqual(bearers(), ["Bearer kept"]);
});

test("a storage that fails costs the token, not the call, and is warned of", async (t) => {
  const failures = [
    () => {
      throw new Error("locked");
    },
    () => Promise.reject(new Error("locked")),
    () => ({ not: "a token" }),
    () => 5,
  ];
  for (const getToken of failures) {
    await t.test(String(getToken), async (t) => {
      const warnings = withWarnings(t);
      const { chat, bearers } = await open(t, {}, { tokenStorage: storage({ getToken }).methods });
      assert.equal((await chat.send("a")).reply, "Answer 1");
      assert.deepEqual(bearers(), [undefined]);
      assert.equal(warnings.calls.length, 1);
      assert.match(warnings.calls[0].arguments[0], /^\[parley\] .*tokenStorage/);
    });
  }
});

test("a storage that has no token is no failure", async (t) => {
  const warnings = withWarnings(t);
  for (const nothing of [null, undefined, ""]) {
    const config = { tokenStorage: storage({ getToken: () => nothing }).methods };
    const { chat, bearers } = await open(t, {}, config);
    await chat.send("a");
    assert.deepEqual(bearers(), [undefined]);
  }
  assert.equal(warnings.calls.length, 0);
});

test("a storage that never answers holds a call up until the time limit", async (t) => {
  const warnings = withWarnings(t);
  const getToken = () => new Promise(() => undefined);
  const config = { tokenStorage: storage({ getToken }).methods, timeout: 500 };
  const { chat, bearers } = await open(t, {}, config);
  assert.equal((await chat.send("a")).reply, "Answer 1");
  assert.deepEqual(bearers(), [undefined]);
  assert.equal(warnings.calls.length, 1);
});

test("a storage that never answers does not outlast an abort", async (t) => {
  const getToken = () => new Promise(() => undefined);
  const { server, chat } = await open(
    t,
    {},
    { tokenStorage: storage({ getToken }).methods, timeout: 0 },
  );
  const controller = new AbortController();
  const sent = chat.send("a", { signal: controller.signal });
  setTimeout(() => {
    controller.abort();
  }, 20);
  await assert.rejects(sent, { name: "AbortError" });
  assert.equal(server.requests.length, 0);
});

test("an expired token is renewed once, and the call repeated", async (t) => {
  for (const shape of [(methods) => methods, slowly]) {
    const { kept, methods } = storage();
    const { server, client, chat, bearers } = await open(
      t,
      {
        [SEND]: [expired, json(signed(1))],
        [REFRESH]: json({ valid: true, accessToken: "fresh" }),
      },
      { origin: ORIGIN, tokenStorage: shape(methods) },
    );
    await client.setToken("stale");
    await client.setRefreshToken("refresh_1");
    const before = Date.now();
    assert.equal((await chat.send("Question 1")).reply, "Answer 1");
    assert.deepEqual(bearers(), ["Bearer stale", undefined, "Bearer fresh"]);
    assert.deepEqual(server.requests[1].json, {
      refreshToken: "refresh_1",
      origin: ORIGIN,
      releaseId: RELEASE,
    });
    assert.equal(server.requests[2].text, server.requests[0].text);
    assert.equal(kept.token, "fresh");
    assert.ok(kept.expiresAt >= before + 30 * 60_000, "half an hour from now");
  }
});

test("a token refused twice is the caller's to know", async (t) => {
  const { methods } = storage({ getRefreshToken: () => "refresh_1" });
  const { server, chat } = await open(
    t,
    { [SEND]: expired, [REFRESH]: json({ valid: true, accessToken: "fresh" }) },
    { origin: ORIGIN, tokenStorage: methods },
  );
  await assert.rejects(chat.send("Hi"), parley.AuthenticationError);
  assert.equal(server.requests.length, 3);
});

test("a refresh that is not granted clears the tokens", async (t) => {
  const refusals = [
    json({ valid: false }),
    json({ valid: true }),
    json({ code: "AUTH_INVALID" }, { status: 401 }),
    json("valid"),
    hangUp,
  ];
  for (const refusal of refusals) {
    const { kept, methods } = storage();
    Object.assign(kept, { token: "stale", refreshToken: "refresh_1" });
    const { chat, server } = await open(
      t,
      { [SEND]: expired, [REFRESH]: refusal },
      { origin: ORIGIN, tokenStorage: methods },
    );
    await assert.rejects(chat.send("Hi"), { name: "AuthenticationError", code: "AUTH_EXPIRED" });
    assert.equal(server.requests.length, 2);
    assert.deepEqual([kept.token, kept.refreshToken], [null, null]);
  }
});

test("without an origin or a refresh token nothing is renewed", async (t) => {
  const configs = [
    { tokenStorage: storage({ getRefreshToken: () => "refresh_1" }).methods },
    { origin: ORIGIN, userToken: "stale" },
  ];
  for (const config of configs) {
    const { chat, server } = await open(t, { [SEND]: expired }, config);
    await assert.rejects(chat.send("Hi"), parley.AuthenticationError);
    assert.equal(server.requests.length, 1);
  }
});

test("calls that are refused together share one refresh", async (t) => {
  const { kept, methods } = storage();
  Object.assign(kept, { token: "stale", refreshToken: "refresh_1" });
  const { client, server } = await open(
    t,
    {
      [SEND]: (request, response) => {
        const fresh = request.headers.authorization === "Bearer fresh";
        (fresh ? json(signed(1)) : expired)(request, response);
      },
      [REFRESH]: (request, response) => {
        setTimeout(() => {
          json({ valid: true, accessToken: "fresh" })(request, response);
        }, 50);
      },
    },
    { origin: ORIGIN, tokenStorage: slowly(methods) },
  );
  const { anonymousChat: chat } = client;
  const replies = await Promise.all(["a", "b", "c"].map((prompt) => chat.send(prompt)));
  assert.deepEqual(
    replies.map(({ reply }) => reply),
    Array(3).fill("Answer 1"),
  );
  assert.equal(server.requests.filter(({ path }) => path === "/embed/validate-login").length, 1);
});

/** Takes the fresh token alone, and refuses any other after the milliseconds that `delays` says. */
function takingFreshAlone(delays) {
  return (request, response) => {
    const isFresh = request.headers.authorization === "Bearer fresh";
    setTimeout(isFresh ? json(signed(1)) : expired, isFresh ? 0 : delays(), request, response);
  };
}

for (const [how, delays] of [
  ["together", () => 0],
  ["one after the other", (i) => i],
  ["in two crowds", (i) => (i % 2) * 300],
]) {
  test(`a hundred calls that are refused ${how} lead to one refresh`, async (t) => {
    const { kept, methods } = storage();
    Object.assign(kept, { token: "stale", refreshToken: "refresh_1" });
    let refusals = 0;
    const { client, server } = await open(
      t,
      {
        [SEND]: takingFreshAlone(() => delays(refusals++)),
        [REFRESH]: json({ valid: true, accessToken: "fresh" }),
      },
      { origin: ORIGIN, tokenStorage: slowly(methods) },
    );
    const calls = Array.from({ length: 100 }, (_, i) => client.anonymousChat.send(`${i}`));
    for (const { reply } of await Promise.all(calls)) assert.equal(reply, "Answer 1");
    const refreshes = server.requests.filter(({ path }) => path === "/embed/validate-login");
    assert.equal(refreshes.length, 1);
    assert.equal(refusals, 100);
    assert.equal(server.requests.length, 201);
  });
}

test("a call that is refused after the refresh takes the new token", async (t) => {
  const { kept, methods } = storage();
  Object.assign(kept, { token: "stale", refreshToken: "refresh_1" });
  const held = [];
  const { client, server, bearers } = await open(
    t,
    {
      [SEND]: [
        (...late) => {
          held.push(late);
        },
        expired,
        json(signed(1)),
      ],
      [REFRESH]: json({ valid: true, accessToken: "fresh" }),
    },
    { origin: ORIGIN, tokenStorage: methods },
  );
  const late = client.anonymousChat.send("late");
  await server.request();
  await client.anonymousChat.send("prompt");
  expired(...held[0]);
  assert.equal((await late).reply, "Answer 1");
  assert.deepEqual(bearers(), [
    "Bearer stale",
    "Bearer stale",
    undefined,
    "Bearer fresh",
    "Bearer fresh",
  ]);
});

test("a token that the page has renewed by itself is taken up", async (t) => {
  const held = [];
  const { client, server, bearers } = await open(
    t,
    {
      [SEND]: [
        (...late) => {
          held.push(late);
        },
        json(signed(1)),
      ],
    },
    { userToken: "stale" },
  );
  const sent = client.anonymousChat.send("Hi");
  await server.request();
  await client.setToken("fresh");
  expired(...held[0]);
  assert.equal((await sent).reply, "Answer 1");
  assert.deepEqual(bearers(), ["Bearer stale", "Bearer fresh"]);
});

test("what a client's caller asks of a failing storage fails there", async () => {
  const fail = () => {
    throw new Error("locked");
  };
  const methods = { getToken: fail, setToken: fail, clearToken: fail, setRefreshToken: fail };
  const client = new parley.DivinciClient({ releaseId: RELEASE, tokenStorage: methods });
  const asks = [
    () => client.setToken("a"),
    () => client.setRefreshToken("a"),
    () => client.logout(),
    () => client.isAuthenticated(),
  ];
  for (const ask of asks) await assert.rejects(async () => ask(), /locked/);
});
