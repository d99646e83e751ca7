// Realtime sockets over real connections (reference, section 2.3).

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

import { WebSocket } from "ws";

import { RELEASE } from "./support/conversation.mjs";
import { serveLive } from "./support/live-server.mjs";
import { withGlobal, withWindow } from "./support/page.mjs";
import { dist, parley } from "./support/parley.mjs";
import { json, serve } from "./support/server.mjs";

const QUICK = { reconnectDelay: 1 };

async function open(t, config = {}, grant = undefined) {
  const live = await serveLive(t, grant);
  const client = new parley.DivinciClient({
    releaseId: RELEASE,
    wsBaseUrl: `${live.wsUrl}/live/`,
    userToken: "user_1",
    WebSocket,
    ...config,
  });
  t.after(() => {
    client.websocket.closeAll();
  });
  return { live, client, realtime: client.websocket };
}

/** Waits until a socket has a state. */
function reach(socket, state) {
  return new Promise((resolve) => {
    if (socket.state === state) resolve();
    const end = socket.onStateChange.subscribe((now) => {
      if (now !== state) return;
      end();
      resolve();
    });
  });
}

function next(emitter) {
  return new Promise((resolve) => {
    const end = emitter.subscribe((value) => {
      end();
      resolve(value);
    });
  });
}

test("a ticket is asked for with the user's token", async (t) => {
  const { live, client, realtime } = await open(t);
  assert.equal(client.realtime, realtime);
  const ticket = await realtime.ticket("chat", "c1");
  assert.deepEqual(ticket, { ticket: live.granted[0], expiresIn: 30 });
  assert.deepEqual(live.asked, [
    {
      path: "/live/websocket/ticket",
      authorization: "Bearer user_1",
      body: { purpose: "chat", resourceId: "c1" },
    },
  ]);
});

test("messages of a chat arrive as they were sent", async (t) => {
  const { live, realtime } = await open(t);
  const socket = await realtime.connectToChat("c/1");
  assert.equal(socket.state, "connecting");
  await reach(socket, "open");
  assert.equal(socket.isOpen, true);
  assert.equal(live.sockets[0].path, "/live/ai-chat/c%2F1/transcript");
  assert.deepEqual(live.sockets[0].about, { purpose: "chat", resourceId: "c/1" });

  const messages = [];
  socket.onMessage.subscribe((event) => messages.push(event));
  const texts = ["{}", "Grüße 🌍", "", "a\0b", "\ufeffmarked", "x".repeat(100_000)];
  for (const text of texts) live.sockets[0].socket.send(text);
  live.sockets[0].socket.send(Buffer.from([0, 255]));
  while (messages.length < texts.length + 1) await next(socket.onMessage);
  assert.ok(messages.every((event) => event instanceof MessageEvent && event.type === "message"));
  assert.equal(messages[0].origin, live.wsUrl);
  assert.deepEqual(
    messages.slice(0, -1).map(({ data }) => data),
    texts,
  );
  assert.deepEqual([...new Uint8Array(messages.at(-1).data)], [0, 255]);
});

test("a transcript and any other path can be followed", async (t) => {
  const { live, realtime } = await open(t);
  await reach(await realtime.connectToTranscript("ws 1", "tr_1"), "open");
  await reach(await realtime.connect("/feed?since=5", undefined, "feed", "f1"), "open");
  assert.deepEqual(
    live.sockets.map(({ path, about }) => [path, about.purpose, about.resourceId]),
    [
      ["/live/white-label/ws%201/transcript/tr_1", "transcript", "tr_1"],
      ["/live/feed", "feed", "f1"],
    ],
  );
  await assert.rejects(realtime.connect("//evil.test#", {}, "p", "r"), { code: "INVALID_PATH" });
  await assert.rejects(realtime.connectToChat(""), { name: "Error", code: "MISSING_ARGUMENT" });
  assert.equal(realtime.connectionCount, 2);
});

test("what is sent before the socket is open is delivered in order", async (t) => {
  const { live, realtime } = await open(t);
  const socket = await realtime.connectToChat("c1");
  for (const text of ["1", "2", "Grüße 🌍 \ud800", "a\0b"]) socket.send(text);
  await reach(socket, "open");
  socket.send("5");
  await live.until(() => live.sockets[0]?.heard.length === 5);
  assert.deepEqual(live.sockets[0].heard, ["1", "2", "Grüße 🌍 \ufffd", "a\0b", "5"]);
  assert.throws(() => {
    socket.send({});
  }, TypeError);
});

test("more than can wait is refused", async (t) => {
  const { realtime } = await open(t);
  const socket = await realtime.connectToChat("c1");
  for (let i = 0; i < 256; i++) socket.send(String(i));
  assert.throws(
    () => {
      socket.send("one too many");
    },
    { name: "Error", code: "QUEUE_FULL" },
  );
});

test("a dropped connection comes back with a fresh ticket", async (t) => {
  const { live, client, realtime } = await open(t);
  const socket = await realtime.connectToChat("c1", QUICK);
  const told = [];
  socket.onReconnecting.subscribe((attempt) => told.push(attempt));
  socket.onError.subscribe((event) => {
    assert.ok(event instanceof Event);
    told.push(event.error.name);
  });
  await reach(socket, "open");
  await client.setToken("user_2");
  live.sockets[0].socket.terminate();
  await reach(socket, "reconnecting");
  socket.send("in between");
  await reach(socket, "open");
  await live.until(() => live.sockets[1].heard.length === 1);
  assert.deepEqual(live.sockets[1].heard, ["in between"]);
  assert.notEqual(live.sockets[0].ticket, live.sockets[1].ticket);
  assert.deepEqual(
    live.asked.map(({ authorization }) => authorization),
    ["Bearer user_1", "Bearer user_2"],
  );
  assert.deepEqual(told, ["NetworkError", 1]);
});

test("a ticket that the socket's server does not take is replaced", async (t) => {
  let first = true;
  const { live, realtime } = await open(t, {}, () => {
    if (!first) return undefined;
    first = false;
    return { body: { ticket: "forged", expiresIn: 30 } };
  });
  const socket = await realtime.connectToChat("c1", QUICK);
  await reach(socket, "open");
  assert.equal(live.asked.length, 2);
  assert.deepEqual(live.sockets.map(({ ticket }) => ticket), live.granted);
});

test("a clean close of the server's is the end", async (t) => {
  const { live, realtime } = await open(t);
  const socket = await realtime.connectToChat("c1", QUICK);
  await reach(socket, "open");
  const failed = next(socket.onFail);
  live.sockets[0].socket.close(4001, "Feierabend");
  assert.deepEqual(await failed, { code: 4001, reason: "Feierabend", unsent: [] });
  assert.equal(socket.state, "closed");
  assert.equal(realtime.connectionCount, 0);
  assert.throws(
    () => {
      socket.send("late");
    },
    { code: "SOCKET_CLOSED" },
  );
});

test("what was not sent is given back when nothing helps", async (t) => {
  let isDown = false;
  const { live, realtime } = await open(t, {}, () => (isDown ? { status: 503, body: {} } : undefined));
  const socket = await realtime.connectToChat("c1", { ...QUICK, maxReconnectAttempts: 2 });
  await reach(socket, "open");
  isDown = true;
  const failed = next(socket.onFail);
  live.sockets[0].socket.terminate();
  await reach(socket, "reconnecting");
  socket.send("lost?");
  const failure = await failed;
  assert.equal(failure.code, 1006);
  assert.match(failure.reason, /2 attempts/);
  assert.equal(failure.error.code, "TICKET_ERROR");
  assert.deepEqual(failure.unsent, ["lost?"]);
});

test("a refused ticket breaks the promise", async (t) => {
  const answers = [
    [{ status: 401, body: {} }, { name: "AuthenticationError", code: "UNAUTHORIZED", status: 401 }],
    [
      { status: 401, body: { code: "AUTH_EXPIRED", message: "Expired" } },
      { name: "AuthenticationError", code: "AUTH_EXPIRED", message: "Expired" },
    ],
    [{ status: 403, body: {} }, { name: "DivinciError", code: "TICKET_ERROR", status: 403 }],
    [{ status: 404, body: { code: "NOT_FOUND" } }, { name: "NotFoundError" }],
  ];
  for (const [answer, error] of answers) {
    const { live, realtime } = await open(t, {}, () => answer);
    await assert.rejects(realtime.connectToChat("c1", QUICK), error);
    await assert.rejects(realtime.ticket("chat", "c1"), error);
    assert.equal(realtime.connectionCount, 0);
    assert.equal(live.asked.length, 2);
  }
});

test("a token is renewed before the ticket, for calls and sockets alike", async (t) => {
  const api = await serve(t, {
    "POST /embed/validate-login": json({ valid: true, accessToken: "user_2" }),
    "GET /user/money/balance": json({ amount: 1 }),
  });
  const { live, client, realtime } = await open(
    t,
    { baseUrl: api.url, origin: "https://example.org" },
    ({ authorization }) =>
      authorization === "Bearer user_2" ? undefined : { status: 401, body: {} },
  );
  await client.setRefreshToken("refresh_1");
  const [one, two] = await Promise.all([
    realtime.connectToChat("c1"),
    realtime.connectToChat("c2"),
  ]);
  await Promise.all([reach(one, "open"), reach(two, "open")]);
  assert.equal(live.asked.length, 4);
  await client.user.balance.get();
  assert.deepEqual(
    api.requests.map(({ path, headers }) => [path, headers.authorization]),
    [
      ["/embed/validate-login", undefined],
      ["/user/money/balance", "Bearer user_2"],
    ],
  );
});

test("closeAll closes all, for good", async (t) => {
  const { live, realtime } = await open(t);
  const sockets = await Promise.all(["a", "b", "c"].map((id) => realtime.connectToChat(id, QUICK)));
  await Promise.all(sockets.map((socket) => reach(socket, "open")));
  const early = assert.rejects(realtime.connectToChat("d"), { code: "SOCKET_CLOSED" });
  assert.equal(realtime.connectionCount, 4);
  const closed = sockets.map((socket) => reach(socket, "closed"));
  realtime.closeAll();
  await Promise.all(closed);
  await early;
  assert.equal(realtime.connectionCount, 0);
  await live.until(() => live.sockets.every(({ closed }) => closed !== undefined));
  assert.deepEqual(
    live.sockets.map(({ closed }) => closed),
    [1000, 1000, 1000],
  );
});

test("a destroyed socket says nothing any more", async (t) => {
  const { live, realtime } = await open(t);
  const socket = await realtime.connectToChat("c1");
  const told = [];
  await reach(socket, "open");
  socket.onStateChange.subscribe((state) => told.push(state));
  socket.onFail.subscribe((failure) => told.push(failure));
  socket.destroy();
  await live.until(() => live.sockets[0].closed !== undefined);
  assert.deepEqual(told, []);
});

test("a subscriber that throws does not stop the others", async (t) => {
  const errors = t.mock.method(console, "error", () => undefined).mock;
  const { live, realtime } = await open(t);
  const socket = await realtime.connectToChat("c1");
  await reach(socket, "open");
  const heard = [];
  socket.onMessage.subscribe(() => {
    throw new Error("mine");
  });
  const listener = ({ data }) => heard.push(data);
  socket.onMessage.subscribe(listener);
  const end = socket.onMessage.subscribe(listener);
  live.sockets[0].socket.send("1");
  await next(socket.onMessage);
  end();
  end();
  live.sockets[0].socket.send("2");
  await next(socket.onMessage);
  assert.deepEqual(heard, ["1", "1", "2"]);
  assert.equal(errors.callCount(), 2);
});

test("a connection that is asked and does not answer is made anew", async (t) => {
  const { live, realtime } = await open(t);
  const liveness = { timeout: 20, ping: () => "are you there?" };
  const socket = await realtime.connectToChat("c1", { ...QUICK, liveness });
  await reach(socket, "open");
  await live.until(() => live.sockets.length >= 2);
  assert.deepEqual(live.sockets[0].heard, ["are you there?"]);
});

test("the page is listened to while there are sockets", async (t) => {
  const window = withWindow(t);
  const document = new EventTarget();
  withGlobal(t, "document", { value: Object.assign(document, { visibilityState: "visible" }) });
  const listening = new Map();
  for (const target of [window, document]) {
    const add = target.addEventListener;
    const method = (type, listener, options) => {
      listening.set(type, (listening.get(type) ?? 0) + 1);
      options.signal.addEventListener("abort", () => {
        listening.set(type, listening.get(type) - 1);
      });
      add.call(target, type, listener, options);
    };
    target.addEventListener = method;
  }
  withGlobal(t, "addEventListener", { value: window.addEventListener });

  const { live, realtime } = await open(t);
  const slow = { reconnectDelay: 1_000_000 };
  const socket = await realtime.connectToChat("c1", slow);
  const other = await realtime.connectToChat("c2");
  await Promise.all([reach(socket, "open"), reach(other, "open")]);
  assert.deepEqual(Object.fromEntries(listening), { online: 1, offline: 1, visibilitychange: 1 });

  for (const [target, type] of [
    [window, "online"],
    [document, "visibilitychange"],
  ]) {
    const { length } = live.sockets;
    const mine = live.sockets.findLast(({ about }) => about.resourceId === "c1");
    mine.socket.terminate();
    await reach(socket, "reconnecting");
    target.dispatchEvent(new Event(type));
    await reach(socket, "open");
    assert.equal(live.sockets.length, length + 1);
  }

  navigator.onLine = false;
  window.dispatchEvent(new Event("offline"));
  const offline = await realtime.connectToChat("c3");
  assert.equal(offline.state, "connecting");
  navigator.onLine = true;
  window.dispatchEvent(new Event("online"));
  await reach(offline, "open");

  const closed = [socket, other, offline].map((one) => reach(one, "closed"));
  realtime.closeAll();
  await Promise.all(closed);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  assert.deepEqual(Object.fromEntries(listening), { online: 0, offline: 0, visibilitychange: 0 });
});

test("without a WebSocket an error says what to do", async (t) => {
  withGlobal(t, "WebSocket", { value: undefined });
  const { live, realtime } = await open(t, { WebSocket: undefined });
  await assert.rejects(realtime.connectToChat("c1"), {
    name: "Error",
    code: "NO_WEBSOCKET",
    message: /Node 22.*`WebSocket`/,
  });
  assert.deepEqual(live.asked, []);
  assert.equal(realtime.connectionCount, 0);
});

test("the host's own WebSocket serves where there is one", async (t) => {
  withGlobal(t, "WebSocket", { value: WebSocket });
  const { realtime } = await open(t, { WebSocket: undefined });
  await reach(await realtime.connectToChat("c1"), "open");
});

test("sockets that nobody holds are closed, unless they have subscribers", async (t) => {
  const { live } = await open(t);
  const program = `
    import { WebSocket } from ${JSON.stringify(import.meta.resolve("ws"))};
    import { DivinciClient } from ${JSON.stringify(new URL("index.js", `file://${dist}/`).href)};
    const connect = async (id) => {
      const config = { releaseId: "r", wsBaseUrl: ${JSON.stringify(live.wsUrl)}, WebSocket };
      return new DivinciClient(config).websocket.connectToChat(id);
    };
    await connect("dropped");
    (await connect("heard")).onMessage.subscribe(({ data }) => {
      console.log(data);
      process.exit();
    });
    setInterval(() => globalThis.gc(), 20);
  `;
  const args = ["--expose-gc", "--input-type=module", "--eval", program];
  const env = { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
  const running = promisify(execFile)(process.execPath, args, { env });
  const of = (id) => live.sockets.find(({ about }) => about.resourceId === id);
  await live.until(() => of("dropped")?.closed !== undefined && of("heard"));
  of("heard").socket.send("still heard");
  assert.equal((await running).stdout, "still heard\n");
});
