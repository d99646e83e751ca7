// Answers that stream in, over a real connection.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";

import { parley } from "./support/parley.mjs";
import { json, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/c1/message";
const TRANSCRIPT = "GET /ai-chat/c1/transcript";
const FIGURES = "GET /white-label/ws_1/analytics/products/realtime";

const text = (content) => ({ content });
const FINISHED = { finishReason: "stop", usage: { totalTokens: 5 } };
const HELLO = [{ messageId: "m1", content: "Hel" }, text("lo"), FINISHED];

/** What the server sends for chunks; a string is sent as it is. */
const wire = (chunks) =>
  chunks
    .map((chunk) => (typeof chunk === "string" ? chunk : `data: ${JSON.stringify(chunk)}\n\n`))
    .join("");

const begin = (response) => response.writeHead(200, { "content-type": "text/event-stream" });

/** A whole stream. */
const sse =
  (...chunks) =>
  (_, response) => {
    begin(response).end(wire(chunks));
  };

/** A stream that the test writes itself: `opened` brings the response. */
function live() {
  let resolve;
  const opened = new Promise((made) => {
    resolve = made;
  });
  const answer = (_, response) => {
    begin(response).flushHeaders();
    resolve(response);
  };
  return { answer, opened };
}

async function open(t, answers, config = {}) {
  const server = await serve(t, answers);
  const client = new parley.DivinciClient({
    releaseId: "rel_1",
    workspaceId: "ws_1",
    baseUrl: server.url,
    maxRetries: 0,
    ...config,
  });
  return { server, client, stream: (options) => client.chat.stream("c1", "Hi", options) };
}

async function collect(stream) {
  const events = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** Fails the test when a promise is rejected that nobody looks at. */
function watchRejections(t) {
  const stray = [];
  const note = (error) => stray.push(error);
  process.on("unhandledRejection", note);
  t.after(() => process.off("unhandledRejection", note));
  return async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    assert.deepEqual(stray, []);
  };
}

/** Notes what is logged instead of showing it. */
function watchLog(t) {
  return t.mock.method(console, "error", () => undefined).mock;
}

test("awaiting a stream gives the whole message", async (t) => {
  const { stream } = await open(t, { [SEND]: sse(...HELLO, "data: [DONE]\n\n") });
  const message = await stream();
  assert.equal(message.id, "m1");
  assert.equal(message.content, "Hello");
  assert.equal(message.role, "assistant");
  assert.ok(Date.now() - Date.parse(message.timestamp) < 60_000);
});

test("a message that the server gives no id gets one of its own", async (t) => {
  const { stream } = await open(t, { [SEND]: sse(text("A"), FINISHED) });
  let done;
  const message = await stream({
    onEvent: (event) => {
      if (event.type === "done") done = event;
    },
  });
  assert.match(message.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(done.message, message);
});

test("iterating gives the events, callbacks the same, awaiting the message", async (t) => {
  const variant = { variantIndex: 0, variantName: "A", releaseId: "r", content: "Hel" };
  const { stream, server } = await open(t, {
    [SEND]: sse(
      HELLO[0],
      { context: [{ vectorId: "v" }], arenaExpectedVariants: 1, arenaVariants: [variant] },
      text("lo"),
      { arenaStreamingStatus: "complete" },
      FINISHED,
    ),
  });
  const calls = [];
  const note =
    (name) =>
    (...args) => {
      calls.push([name, ...args]);
    };
  const names = ["onChunk", "onComplete", "onError", "onArenaVariant", "onArenaComplete"];
  const seen = [];
  const answer = stream({
    ...Object.fromEntries(names.map((name) => [name, note(name)])),
    onEvent: (event) => seen.push(event),
    replyTo: "m0",
    idleTimeout: 5000,
  });
  const [events, message] = await Promise.all([collect(answer), answer]);
  assert.deepEqual(events, seen);
  assert.deepEqual(
    events.map(({ type }) => type),
    ["start", "chunk", "context", "arena-variant", "chunk", "arena-complete", "done"],
  );
  assert.deepEqual(events.at(-1), { type: "done", message, usage: FINISHED.usage });
  assert.deepEqual(calls, [
    ["onChunk", "Hel"],
    ["onArenaVariant", variant],
    ["onChunk", "lo"],
    ["onArenaComplete", [variant]],
    ["onComplete", message],
  ]);
  assert.deepEqual(server.requests[0].json, { content: "Hi", stream: true, replyTo: "m0" });
  assert.equal(server.requests[0].headers.accept, "text/event-stream");
});

test("text is told as it arrives", async (t) => {
  const { answer, opened } = live();
  const { stream } = await open(t, { [SEND]: answer });
  const events = stream()[Symbol.asyncIterator]();
  const response = await opened;
  for (const word of ["One", "Two"]) {
    response.write(wire([text(word)]));
    assert.equal((await events.next()).value.content, word);
  }
  response.end();
  assert.deepEqual(await events.next(), { done: true, value: undefined });
  assert.deepEqual(await events.next(), { done: true, value: undefined });
});

test("a megabyte in small pieces arrives whole", async (t) => {
  const word = "Grüße 👋 ";
  const count = Math.ceil(1_000_000 / Buffer.byteLength(word));
  const bytes = Buffer.from(wire([...Array(count).fill(text(word)), FINISHED]));
  const { stream } = await open(t, {
    [SEND]: async (_, response) => {
      begin(response);
      for (let at = 0; at < bytes.length; at += 997) {
        if (!response.write(bytes.subarray(at, at + 997))) {
          await new Promise((resolve) => {
            response.once("drain", resolve);
          });
        }
      }
      response.end();
    },
  });
  const answer = stream();
  const message = await answer;
  assert.equal(message.content, word.repeat(count));
  assert.deepEqual(await collect(answer), [], "who awaits has nothing kept for a loop");

  let told = 0;
  const again = stream({ onChunk: () => told++ });
  const chunks = (await collect(again)).filter(({ type }) => type === "chunk");
  assert.equal(chunks.length, count);
  assert.equal(told, count);
});

test("a loop that begins later has missed nothing", async (t) => {
  const { stream, server } = await open(t, { [SEND]: sse(...HELLO) });
  const answer = stream();
  await server.request();
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  assert.equal((await collect(answer)).length, 4);
  assert.equal((await answer).content, "Hello");
});

test("the answer is read at the pace of the loop, until somebody awaits it", async (t) => {
  const { answer, opened } = live();
  const { stream } = await open(t, { [SEND]: answer });
  const told = [];
  const reading = stream({ onChunk: (content) => told.push(content) });
  const events = reading[Symbol.asyncIterator]();
  const response = await opened;
  response.write(wire([text("A")]));
  assert.equal((await events.next()).value.content, "A");
  response.write(wire([text("B")]));
  response.end(wire([text("C"), FINISHED]));
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  assert.deepEqual(told, ["A"], "nobody has asked for more");
  assert.equal((await reading).content, "ABC");
  assert.deepEqual(told, ["A", "B", "C"]);
  assert.equal((await events.next()).value.content, "B");
});

for (const [name, abort] of [
  ["abort()", (_, stream) => stream.abort()],
  ["its signal", (controller) => controller.abort()],
]) {
  test(`aborting by ${name} ends the request`, async (t) => {
    const check = watchRejections(t);
    const { answer, opened } = live();
    const { stream, server } = await open(t, { [SEND]: answer });
    const controller = new AbortController();
    const errors = [];
    const reading = stream({ signal: controller.signal, onError: (error) => errors.push(error) });
    const events = reading[Symbol.asyncIterator]();
    (await opened).write(wire([text("A")]));
    await events.next();
    const next = events.next();
    abort(controller, reading);
    await assert.rejects(reading, { name: "AbortError" });
    await assert.rejects(next, { name: "AbortError" });
    assert.deepEqual(await events.next(), { done: true, value: undefined });
    await server.requests[0].lost;
    assert.deepEqual(errors, [], "who aborts need not be told");
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
    await check();
  });
}

test("the reason of an abort is what is thrown", async (t) => {
  const { stream, server } = await open(t, { [SEND]: sse(...HELLO) });
  const reason = new RangeError("enough");
  await assert.rejects(stream({ signal: AbortSignal.abort(reason) }), (error) => error === reason);
  assert.equal(server.requests.length, 0);
  const reading = stream();
  reading.abort(reason);
  await assert.rejects(collect(reading), (error) => error === reason);
});

test("an abort in a callback is the last that is told", async (t) => {
  const { stream } = await open(t, { [SEND]: sse(...HELLO) });
  const told = [];
  const reading = stream({
    onChunk: (content) => {
      told.push(content);
      reading.abort();
    },
  });
  await assert.rejects(reading, { name: "AbortError" });
  assert.deepEqual(told, ["Hel"]);
});

test("leaving the loop ends the request", async (t) => {
  const check = watchRejections(t);
  const { answer, opened } = live();
  const { stream, server } = await open(t, { [SEND]: answer });
  void opened.then((response) => response.write(wire([text("A")])));
  const reading = stream();
  for await (const event of reading) {
    assert.equal(event.content, "A");
    break;
  }
  await server.requests[0].lost;
  await assert.rejects(reading, { name: "AbortError" });
  await check();
});

test("leaving the loop after `done` leaves the message", async (t) => {
  const { answer, opened } = live();
  const { stream } = await open(t, { [SEND]: answer });
  const reading = stream();
  const response = await opened;
  response.write(wire(HELLO));
  for await (const event of reading) if (event.type === "done") break;
  response.end();
  assert.equal((await reading).content, "Hello");
});

test("a stream that breaks off is a NetworkError with what had come", async (t) => {
  const check = watchRejections(t);
  const { stream } = await open(t, {
    [SEND]: (_, response) => {
      begin(response).write(wire([HELLO[0]]), () => response.socket.destroy());
    },
  });
  const errors = [];
  const events = [];
  await assert.rejects(
    async () => {
      const reading = stream({ onError: (error) => errors.push(error) });
      for await (const event of reading) events.push(event.type);
    },
    (error) => {
      assert.ok(error instanceof parley.NetworkError);
      assert.equal(error.details.partial.content, "Hel");
      assert.deepEqual(errors, [error]);
      return true;
    },
  );
  assert.deepEqual(events, ["start", "chunk"]);
  await check();
});

test("an error inside the stream is a StreamError with what had come", async (t) => {
  const error = { code: "MODEL_DOWN", message: "The model is gone." };
  const { stream } = await open(t, { [SEND]: sse(text("A"), { type: "error", error }) });
  const seen = [];
  await assert.rejects(stream({ onEvent: (event) => seen.push(event) }), (thrown) => {
    assert.ok(thrown instanceof parley.StreamError);
    assert.equal(thrown.code, "STREAM_ERROR");
    assert.equal(thrown.message, error.message);
    assert.deepEqual(thrown.details.error, error);
    assert.equal(thrown.details.partial.content, "A");
    assert.deepEqual(seen.at(-1), { type: "error", error: thrown });
    return true;
  });
});

test("a server that falls silent is a TimeoutError", async (t) => {
  const { answer, opened } = live();
  const { stream, server } = await open(t, { [SEND]: answer });
  void opened.then((response) => response.write(wire([text("A")])));
  await assert.rejects(stream({ idleTimeout: 50 }), (error) => {
    assert.ok(error instanceof parley.TimeoutError);
    assert.equal(error.details.partial.content, "A");
    return true;
  });
  await server.requests[0].lost;
});

test("a server that does not begin is a TimeoutError", async (t) => {
  const { stream } = await open(t, { [SEND]: () => undefined }, { timeout: 50 });
  await assert.rejects(stream(), parley.TimeoutError);
});

test("a refusal is of the class that any call's has", async (t) => {
  const { stream } = await open(t, {
    [SEND]: [
      json({ code: "NOT_FOUND", message: "No such chat" }, { status: 404 }),
      (_, response) => response.writeHead(502).end("<html>"),
    ],
  });
  await assert.rejects(stream(), parley.NotFoundError);
  await assert.rejects(stream(), { name: "DivinciError", code: "STREAM_ERROR", status: 502 });
});

test("text that comes later is taken from the transcript", async (t) => {
  const stored = { _id: "m2", role: "assistant", content: "Hello" };
  const { stream } = await open(t, {
    [SEND]: sse({ messageId: "m1", finishReason: "stop" }),
    [TRANSCRIPT]: json({ messages: [stored] }),
  });
  let completed;
  const message = await stream({ onComplete: (given) => (completed = given) });
  assert.deepEqual(message, { ...stored, id: "m2" });
  assert.deepEqual(completed, message);
});

test("a callback that fails is logged, and the stream goes on", async (t) => {
  const check = watchRejections(t);
  const log = watchLog(t);
  const { stream } = await open(t, { [SEND]: sse(...HELLO) });
  const thrown = new Error("from the page");
  const message = await stream({
    onChunk: () => {
      throw thrown;
    },
    onComplete: () => Promise.reject(thrown),
  });
  assert.equal(message.content, "Hello");
  await check();
  assert.deepEqual(
    log.calls.map(({ arguments: [, error] }) => error),
    [thrown, thrown, thrown],
  );
});

test("with callbacks or a loop alone, no rejection is left over", async (t) => {
  const check = watchRejections(t);
  const { stream } = await open(t, { [SEND]: json({}, { status: 404 }) });
  await new Promise((resolve) => {
    stream({ onError: resolve });
  });
  await assert.rejects(collect(stream()), { status: 404 });
  await check();
});

test("chat.messages.stream is the same", async (t) => {
  const { client } = await open(t, { [SEND]: sse(...HELLO) });
  const reading = client.chat.messages.stream("c1", "Hi");
  const [events, message] = await Promise.all([collect(reading), reading]);
  assert.equal(events.length, 4);
  assert.equal(message.content, "Hello");
});

test("it has the methods of a promise", async (t) => {
  const { stream } = await open(t, { [SEND]: [sse(...HELLO), json({}, { status: 404 })] });
  let ended = false;
  const message = await stream().finally(() => {
    ended = true;
  });
  assert.ok(ended);
  assert.equal(message.content, "Hello");
  assert.equal(await stream().catch(({ status }) => status), 404);
});

test("figures call back until the server ends", async (t) => {
  const log = watchLog(t);
  const { client } = await open(t, {
    [FIGURES]: sse({ activeUsers: 3 }, "data: {bad\n\n", { activeUsers: 4 }),
  });
  const figures = [];
  const result = await client.analytics.streamRealtime((given) => {
    figures.push(given);
    throw new Error("from the page");
  });
  assert.equal(result, undefined);
  assert.deepEqual(figures, [{ activeUsers: 3 }, { activeUsers: 4 }]);
  assert.equal(log.calls.length, 2);
});

test("figures end with their signal, or when the server falls silent", async (t) => {
  const { answer, opened } = live();
  const path = "/white-label/ws_2/analytics/products/realtime";
  const { client, server } = await open(t, { [`GET ${path}`]: answer });
  void opened.then((response) => response.write(wire([{ activeUsers: 3 }])));
  const controller = new AbortController();
  const p = { workspaceId: "ws_2" };
  const stop = () => {
    controller.abort();
  };
  await assert.rejects(client.analytics.streamRealtime(stop, { signal: controller.signal }, p), {
    name: "AbortError",
  });
  await server.requests[0].lost;
  await assert.rejects(
    client.analytics.streamRealtime(stop, { idleTimeout: 50 }, p),
    parley.TimeoutError,
  );
});
