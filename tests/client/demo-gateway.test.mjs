// The client and the demo gateway, the same wire from both of its sides: signed-in chat, streaming
// and realtime. What the gateway answers fits the documented types.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { WebSocket } from "ws";

import { createGateway } from "../../demo/gateway/gateway.mjs";
import { dist, parley } from "./support/parley.mjs";

const { schemas } = await import(`${dist}/schemas.js`);
const { validateOrThrow } = await import(`${dist}/validation.js`);

const apiKey = "the key of a site's server in a test";
const open = "5eed00000000000000000001";
const withTerms = "5eed0000000000000000000b";
const withVariants = "5eed0000000000000000000d";
const workspaceId = "5eed000000000000000000ff";
const question = "How do I put the chat on my page?";

let ahead = 0;
const gateway = await createGateway({
  apiKey,
  database: ":memory:",
  now: () => Date.now() + ahead,
  wordPauseMs: 0,
});
after(() => gateway.close());

async function post(path, body) {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return (await fetch(new URL(path, gateway.url), init)).json();
}

/** A client of a user who is signed in. */
async function signedIn(t, releaseId = open) {
  const login = { apikey: apiKey, userId: t.name, username: "Ada", membershipTier: "premium" };
  const { refreshToken } = await post("/embed/login", login);
  const origin = gateway.url;
  const { accessToken } = await post("/embed/validate-login", { refreshToken, origin, releaseId });
  const client = new parley.DivinciClient({
    releaseId,
    workspaceId,
    baseUrl: gateway.url,
    wsBaseUrl: gateway.url.replace("http", "ws"),
    origin,
    WebSocket,
  });
  await client.setRefreshToken(refreshToken);
  await client.setToken(accessToken);
  t.after(() => client.websocket.closeAll());
  return client;
}

/** Messages of a socket's frames, one by one. */
function messagesOf(socket) {
  const heard = [];
  const waiting = [];
  socket.onMessage.subscribe(({ data }) => {
    const { type, message } = JSON.parse(data);
    if (type !== "message") return;
    if (waiting.length > 0) waiting.shift()(message);
    else heard.push(message);
  });
  return {
    next: () =>
      heard.length > 0
        ? Promise.resolve(heard.shift())
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}

function opened(socket) {
  return new Promise((resolve) => {
    if (socket.isOpen) resolve();
    else socket.onStateChange.subscribe((state) => state === "open" && resolve());
  });
}

test("a chat is begun, filled, listed, read and deleted", async (t) => {
  const client = await signedIn(t);
  const chat = await client.chat.create({ title: "Mine" });
  validateOrThrow(schemas.ChatThread, chat);
  assert.equal(chat.releaseId, open);

  const answer = await client.chat.send(chat.id, question);
  validateOrThrow(schemas.ChatResponse, answer);
  const later = await client.chat.sendAndPoll(chat.id, "Hello", { pollInterval: 1 });
  const messages = await client.chat.getTranscript(chat.id);
  for (const message of messages) validateOrThrow(schemas.ChatMessage, message);
  assert.equal(messages.length, 4);
  assert.equal(messages[1].content, answer.message.content);
  assert.equal(messages[3].id, later.id);

  await client.chat.rateMessage(chat.id, later.id, 5);
  const remark = { feedback: "Good", sentiment: 1 };
  await client.chat.submitMessageFeedback(chat.id, later.id, remark);
  const { data } = await client.chat.list();
  assert.deepEqual(
    data.map(({ id, title }) => [id, title]),
    [[chat.id, "Mine"]],
  );
  await client.chat.delete(chat.id);
  await assert.rejects(client.chat.get(chat.id), { name: "NotFoundError" });
});

test("an answer streams, and is heard on the chat's socket and the transcript's", async (t) => {
  const client = await signedIn(t);
  const { id } = await client.chat.create();
  const sockets = [
    await client.websocket.connectToChat(id),
    await client.websocket.connectToTranscript(workspaceId, id),
  ];
  const heard = sockets.map(messagesOf);
  await Promise.all(sockets.map(opened));

  let text = "";
  const seen = new Set();
  for await (const event of client.chat.stream(id, question)) {
    seen.add(event.type);
    if (event.type === "chunk") text += event.content;
    if (event.type === "done") assert.equal(event.message.content, text);
  }
  assert.deepEqual([...seen], ["start", "context", "chunk", "done"]);
  for (const messages of heard) {
    assert.equal((await messages.next()).content, question);
    assert.equal((await messages.next()).content, text);
  }
});

test("an answer is stopped on its way, and what came of it stays", async (t) => {
  const client = await signedIn(t);
  const { id } = await client.chat.create();
  const socket = await client.websocket.connectToChat(id);
  const heard = messagesOf(socket);
  await opened(socket);
  const stopping = new AbortController();
  const reading = async () => {
    for await (const event of client.chat.stream(id, question, { signal: stopping.signal })) {
      if (event.type === "chunk") stopping.abort();
    }
  };
  await assert.rejects(reading(), { name: "AbortError" });
  assert.equal((await heard.next()).content, question);
  const kept = await heard.next();
  assert.ok(kept.content.length > 0);
  assert.equal((await client.chat.getTranscript(id))[1].content, kept.content);
  await client.chat.send(id, "Hello");
});

test("a user's own model answers", async (t) => {
  const client = await signedIn(t);
  const { id } = await client.chat.create();
  const { message } = await client.chat.sendDelegated(id, question, (messages) => {
    assert.equal(messages.at(-1).content, question);
    return "With a tag [1].";
  });
  assert.equal(message.content, "With a tag [1].");
});

test("one of two answers is chosen", async (t) => {
  const client = await signedIn(t, withVariants);
  const { id } = await client.chat.create();
  const variants = [];
  const message = await client.chat.stream(id, question, {
    onArenaVariant: (variant) => variants.push(variant),
  });
  assert.equal(variants.length, 2);
  for (const variant of variants) validateOrThrow(schemas.ArenaResponseVariant, variant);
  const selected = await client.chat.selectArena(id, message.id, 1);
  assert.equal(selected.variantName, "In brief");
  const [, answer] = await client.chat.getTranscript(id);
  assert.equal(answer.content, variants[1].content);
});

test("terms are accepted first", async (t) => {
  const client = await signedIn(t, withTerms);
  const { id } = await client.chat.create();
  const refused = await client.chat.send(id, "Hello").catch((error) => error);
  assert.equal(refused.name, "TermsNotAcceptedError");
  const { tosId, version } = await client.terms.getForRelease();
  assert.deepEqual([refused.tosId, refused.version], [tosId, version]);
  await client.terms.accept({ releaseId: withTerms, tosId, version });
  assert.ok(await client.chat.send(id, "Hello"));
});

test("tokens are renewed unseen, for calls, streams and sockets", async (t) => {
  const client = await signedIn(t);
  const { id } = await client.chat.create();
  ahead += 1_900_000;
  await client.chat.send(id, "Hello");
  ahead += 1_900_000;
  await client.chat.stream(id, "Hello");
  ahead += 1_900_000;
  const socket = await client.websocket.connectToChat(id);
  await opened(socket);
  assert.equal((await client.chat.getTranscript(id)).length, 4);
});

test("users with a socket are counted", async (t) => {
  const client = await signedIn(t);
  const { id } = await client.chat.create();
  const socket = await client.websocket.connectToChat(id);
  await opened(socket);
  const stopping = new AbortController();
  const figure = await new Promise((resolve, reject) => {
    client.analytics.streamRealtime(resolve, { signal: stopping.signal }).catch(reject);
  });
  stopping.abort();
  assert.ok(figure.activeUsers >= 1);
});

test("the release tells of itself", async (t) => {
  const release = await (await signedIn(t)).getRelease();
  assert.equal(release.id, open);
  assert.equal(release.name, "Open door");
});
