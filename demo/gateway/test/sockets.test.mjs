// @ts-check
import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { defaultOptions } from "../options.mjs";
import { tampered } from "./harness.mjs";
import { eventsOf, Listener, Refusal, rest, startChatGateway, User, workspaceId } from "./users.mjs";

const client = await startChatGateway();
const ada = await User.signIn(client);
const eve = await User.signIn(client, { userId: "eve", username: "Eve" });

/** @param {string} chatId */
const chatPath = (chatId) => `/ai-chat/${chatId}/transcript`;

/**
 * @param {Promise<Listener>} opening
 * @param {number} status
 * @param {string} code
 */
async function assertRefused(opening, status, code) {
  const refusal = await opening.then(
    () => null,
    (error) => error,
  );
  assert.ok(refusal instanceof Refusal, String(refusal));
  assert.equal(refusal.status, status);
  assert.equal(refusal.body.code, code);
}

test("what is said in a chat is heard on all its sockets, and on no other's", async () => {
  const [chatId, otherId] = [await ada.createChat(), await ada.createChat()];
  const listeners = [await ada.listen(chatId), await ada.listen(chatId)];
  const other = await ada.listen(otherId);
  for (const listener of [...listeners, other]) {
    assert.deepEqual(await listener.next(), { type: "status", status: "idle" });
  }
  const { events } = await ada.stream(chatId, "Hello");
  await rest(events);
  const messages = await ada.transcript(chatId);
  for (const listener of listeners) {
    assert.deepEqual(await listener.next(), { type: "message", message: messages[0] });
    assert.deepEqual(await listener.next(), { type: "status", status: "answering" });
    assert.deepEqual(await listener.next(), { type: "message", message: messages[1] });
    assert.deepEqual(await listener.next(), { type: "status", status: "idle" });
  }
  await ada.send(otherId, "Hello");
  assert.equal((await other.next()).message.chatId, otherId);
});

test("a transcript's socket hears the same", async () => {
  const chatId = await ada.createChat();
  const ticket = await ada.ticket(chatId, "transcript");
  const path = `/white-label/${workspaceId}/transcript/${chatId}`;
  const listener = await Listener.open(client, path, ticket);
  await ada.send(chatId, "Hello");
  assert.equal((await listener.nextOf("message")).message.content, "Hello");
  const stray = `/white-label/other/transcript/${chatId}`;
  await assertRefused(
    Listener.open(client, stray, await ada.ticket(chatId, "transcript")),
    404,
    "NOT_FOUND",
  );
});

test("a ticket opens one socket, of its chat and kind, for a while", async () => {
  const chatId = await ada.createChat();
  const path = chatPath(chatId);
  const { body } = await ada.post("/websocket/ticket", { purpose: "chat", resourceId: chatId });
  assert.equal(body.expiresIn, 60);
  await Listener.open(client, path, body.ticket);
  const used = Listener.open(client, path, body.ticket);
  await assertRefused(used, 401, "UNAUTHORIZED");

  const others = await eve.ticket(await eve.createChat());
  const transcripts = await ada.ticket(chatId, "transcript");
  for (const ticket of ["", "x", tampered(await ada.ticket(chatId)), others, transcripts]) {
    await assertRefused(Listener.open(client, path, ticket), 401, "UNAUTHORIZED");
  }
  await assertRefused(Listener.open(client, path, transcripts), 401, "UNAUTHORIZED");

  const late = await ada.ticket(chatId);
  client.clock.advance(60);
  await assertRefused(Listener.open(client, path, late), 401, "UNAUTHORIZED");
});

test("a chat that went takes its sockets along", async () => {
  const chatId = await ada.createChat();
  const [listener, unused] = [await ada.listen(chatId), await ada.ticket(chatId)];
  await ada.request(`/ai-chat/${chatId}`, { method: "DELETE" });
  await listener.nextOf("deleted");
  assert.equal(await listener.closed, 1000);
  await assertRefused(Listener.open(client, chatPath(chatId), unused), 404, "NOT_FOUND");
});

test("pages of foreign origins open no socket", async () => {
  const chatId = await ada.createChat();
  const path = chatPath(chatId);
  for (const origin of ["https://evil.example", "null"]) {
    const ticket = await ada.ticket(chatId);
    await assertRefused(Listener.open(client, path, ticket, { headers: { origin } }), 403, "FORBIDDEN");
  }
  const origin = "http://localhost:3000";
  await Listener.open(client, path, await ada.ticket(chatId), { headers: { origin } });
});

test("there are sockets at two addresses, and at no other", async () => {
  for (const path of ["/", "/ai-chat", "/%zz", "/ai-chat//transcript"]) {
    await assertRefused(Listener.open(client, path, "x"), 404, "NOT_FOUND");
  }
});

test("a user may have so many sockets", async () => {
  const own = await startChatGateway({ socketsPerUser: 2 });
  const user = await User.signIn(own);
  const chatId = await user.createChat();
  const first = await user.listen(chatId);
  await user.listen(chatId);
  await assertRefused(user.listen(chatId), 429, "RATE_LIMIT_EXCEEDED");
  const other = await User.signIn(own, { userId: "other" });
  await other.listen(await other.createChat());
  first.socket.close();
  await first.closed;
  await user.listen(chatId);
});

test("tickets are limited as other requests are", async () => {
  const rates = { ...defaultOptions.rates, other: { count: 2, seconds: 60 } };
  const user = await User.signIn(await startChatGateway({ rates }));
  const chatId = await user.createChat();
  const request = { purpose: "chat", resourceId: chatId };
  assert.equal((await user.post("/websocket/ticket", request)).status, 200);
  assert.equal((await user.post("/websocket/ticket", request)).status, 429);
});

test("a client has nothing to say, and nothing large", async () => {
  const chatId = await ada.createChat();
  const listener = await ada.listen(chatId);
  listener.socket.send("anything");
  await ada.send(chatId, "Hello");
  await listener.nextOf("message");
  assert.equal((await ada.transcript(chatId)).length, 2);
  listener.socket.send("x".repeat(5000));
  assert.equal(await listener.closed, 1009);
});

test("sockets are pinged, and those that do not answer are ended", async () => {
  const own = await startChatGateway({ pingMs: 300 });
  const user = await User.signIn(own);
  const chatId = await user.createChat();
  const alive = await user.listen(chatId);
  const path = chatPath(chatId);
  const dead = await Listener.open(own, path, await user.ticket(chatId), { autoPong: false });
  assert.equal(await dead.closed, 1006);
  for (let n = 0; n < 3; n += 1) await once(alive.socket, "ping");
  await user.send(chatId, "Hello");
  await alive.nextOf("message");
});

test("users who listen are counted, as it happens", async () => {
  const own = await startChatGateway();
  const user = await User.signIn(own);
  const chatId = await user.createChat();
  const path = `/white-label/${workspaceId}/analytics/products/realtime`;
  assert.equal((await own.request(path)).status, 401);
  assert.equal((await user.get(path.replace(workspaceId, "other"))).status, 404);
  const headers = { authorization: `Bearer ${user.accessToken}` };
  const figures = eventsOf(await fetch(new URL(path, own.gateway.url), { headers }));
  assert.deepEqual((await figures.next()).value, { activeUsers: 0 });
  const listener = await user.listen(chatId);
  await user.listen(chatId);
  assert.deepEqual((await figures.next()).value, { activeUsers: 1 });
  const other = await User.signIn(own, { userId: "other" });
  await other.listen(await other.createChat());
  assert.deepEqual((await figures.next()).value, { activeUsers: 2 });
  assert.equal(listener.socket.readyState, listener.socket.OPEN);
});

test("closing the gateway closes its sockets, which may come back", async () => {
  const own = await startChatGateway();
  const user = await User.signIn(own);
  const listener = await user.listen(await user.createChat());
  await own.gateway.close();
  assert.equal(await listener.closed, 1012);
});
