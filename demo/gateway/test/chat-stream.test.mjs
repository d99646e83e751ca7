// @ts-check
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ids } from "./harness.mjs";
import { HandDealtModel, rest, startChatGateway, User } from "./users.mjs";

const question = "How do I put the chat on my page?";

/**
 * A user at a gateway whose model the test writes for, and a chat.
 * @param {Partial<import("../options.mjs").GatewayOptions>} [more]
 */
async function modelScene(more = {}) {
  const { model, options } = await HandDealtModel.start();
  const client = await startChatGateway({ model: options, ...more });
  const user = await User.signIn(client);
  return { client, model, user, chatId: await user.createChat() };
}

/** @param {AsyncGenerator<any, void>} events */
async function next(events) {
  return (await events.next()).value;
}

test("an answer streams: its id, its sources, its words, its end", async () => {
  const user = await User.signIn(await startChatGateway());
  const chatId = await user.createChat();
  const { response, events } = await user.stream(chatId, question);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.match(response.headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/);

  const all = await rest(events);
  const [start, sources] = all;
  assert.deepEqual(Object.keys(start), ["type", "messageId"]);
  assert.equal(sources.type, "context");
  assert.ok(sources.context.length > 0);
  assert.equal(all.at(-1), "[DONE]");
  const done = all.at(-2);
  assert.equal(done.finishReason, "stop");
  assert.ok(done.usage.totalTokens > 0);
  const deltas = all.slice(2, -2);
  assert.ok(deltas.length > 10);
  assert.ok(all.slice(0, -1).every(({ messageId }) => messageId === start.messageId));

  const [asked, answer] = await user.transcript(chatId);
  assert.equal(asked.content, question);
  assert.equal(answer.id, start.messageId);
  assert.equal(answer.content, deltas.map(({ content }) => content).join(""));
  assert.deepEqual(answer, done.message);
});

test("a page elsewhere can read a stream, if its origin may", async () => {
  const client = await startChatGateway();
  const user = await User.signIn(client);
  const path = `/ai-chat/${await user.createChat()}/message`;
  const body = JSON.stringify({ content: "Hello", stream: true });
  for (const [origin, leave] of [
    ["http://localhost:3000", "http://localhost:3000"],
    ["https://evil.example", null],
  ]) {
    const headers = { origin: origin ?? "", "content-type": "application/json" };
    const answer = await user.request(path, { method: "POST", headers, body });
    assert.equal(answer.headers.get("access-control-allow-origin"), leave);
  }
});

test("a model's words are passed on as they come", async () => {
  const { model, user, chatId } = await modelScene();
  const { events } = await user.stream(chatId, question);
  const answer = await model.asked();
  await next(events);
  assert.equal((await next(events)).type, "context");
  answer.say("With ");
  assert.equal((await next(events)).content, "With ");
  answer.say("a tag.");
  assert.equal((await next(events)).content, "a tag.");
  answer.finish();
  const { finishReason, usage, message } = await next(events);
  assert.equal(finishReason, "stop");
  assert.deepEqual(usage, { promptTokens: 30, completionTokens: 2, totalTokens: 32 });
  assert.equal(message.content, "With a tag.");
  assert.equal(await next(events), "[DONE]");
});

test("a reader who leaves ends the answer; what came of it is kept, and marked", async () => {
  const { model, user, chatId } = await modelScene();
  const listener = await user.listen(chatId);
  const { events, leave } = await user.stream(chatId, question);
  const answer = await model.asked();
  answer.say("With a");
  for (let n = 0; n < 3; n += 1) await next(events);
  leave();
  await answer.left;

  await listener.nextOf("message");
  const { message } = await listener.nextOf("message");
  assert.equal(message.content, "With a");
  assert.deepEqual(message.metadata, { interrupted: true });
  assert.deepEqual((await user.transcript(chatId))[1], message);
  assert.deepEqual(await listener.next(), { type: "status", status: "idle" });

  const again = await user.stream(chatId, "And then?");
  const second = await model.asked();
  second.say("Reload.");
  second.finish();
  assert.equal((await rest(again.events)).at(-1), "[DONE]");
});

test("a reader who leaves before the first word leaves the question alone, and pays nothing", async () => {
  const { model, user, chatId } = await modelScene();
  const listener = await user.listen(chatId);
  const { events, leave } = await user.stream(chatId, question);
  const answer = await model.asked();
  await next(events);
  leave();
  await answer.left;
  await listener.nextOf("message");
  assert.equal((await listener.nextOf("status")).status, "answering");
  assert.equal((await listener.nextOf("status")).status, "idle");
  const messages = await user.transcript(chatId);
  assert.deepEqual(
    messages.map(({ role }) => role),
    ["user"],
  );
  const { body } = await user.post("/embed/validate-login", {
    refreshToken: user.refreshToken,
    origin: user.client.gateway.url,
    releaseId: (await user.get(`/ai-chat/${chatId}`)).body.chat.releases[0],
  });
  assert.equal(body.tierConfig.usage.messagesThisHour, 0);
});

test("a model that breaks off is told of in the stream's own band", async () => {
  const { client, model, user, chatId } = await modelScene();
  const { response, events } = await user.stream(chatId, question);
  assert.equal(response.status, 200);
  const answer = await model.asked();
  answer.say("With a");
  for (let n = 0; n < 3; n += 1) await next(events);
  answer.breakOff();
  const { type, error } = await next(events);
  assert.equal(type, "error");
  assert.equal(error.code, "UPSTREAM_ERROR");
  assert.equal(await next(events), undefined);
  assert.deepEqual((await user.transcript(chatId))[1].metadata, { interrupted: true });
  assert.match(client.log.join("\n"), /POST \/ai-chat\/:chatId\/message/);
});

test("a model that cannot be reached: an error in the stream, a 502 without one", async () => {
  const model = { url: "http://127.0.0.1:1/v1", key: null, model: "none" };
  const user = await User.signIn(await startChatGateway({ model }));
  const chatId = await user.createChat();
  const { events } = await user.stream(chatId, question);
  assert.equal((await rest(events)).at(-1).error.code, "UPSTREAM_ERROR");
  const { status, body } = await user.send(chatId, question);
  assert.equal(status, 502);
  assert.equal(body.code, "UPSTREAM_ERROR");
});

test("a chat has one answer at a time", async () => {
  const { model, user, chatId } = await modelScene();
  const first = await user.stream(chatId, question);
  const answer = await model.asked();
  const second = await user.stream(chatId, "And then?");
  assert.equal(second.response.status, 409);
  assert.equal((await user.send(chatId, "And then?")).body.code, "CONFLICT");
  answer.say("So.");
  answer.finish();
  assert.equal((await rest(first.events)).at(-1), "[DONE]");
});

test("deleting a chat ends its answer", async () => {
  const { model, user, chatId } = await modelScene();
  const { events } = await user.stream(chatId, question);
  const answer = await model.asked();
  await next(events);
  assert.equal((await user.request(`/ai-chat/${chatId}`, { method: "DELETE" })).status, 204);
  await answer.left;
  assert.equal((await rest(events)).at(-1).error.code, "NOT_FOUND");
});

test("a release may have answers to choose from; the choice is heard everywhere", async () => {
  const user = await User.signIn(await startChatGateway());
  const chatId = await user.createChat({ releases: [ids.variants] });
  const listener = await user.listen(chatId);
  const all = await rest((await user.stream(chatId, question)).events);
  const offered = all.at(-3);
  assert.equal(offered.arenaExpectedVariants, 2);
  assert.equal(offered.arenaStreamingStatus, "complete");
  const [full, brief] = offered.arenaVariants;
  assert.deepEqual([full.variantName, brief.variantName], ["In full", "In brief"]);
  assert.ok(brief.content.length < full.content.length);

  const [, answer] = await user.transcript(chatId);
  assert.equal(answer.content, full.content);
  assert.deepEqual(answer.arenaVariants, offered.arenaVariants);
  assert.equal("arenaSelectedIndex" in answer, false);
  const path = `/ai-chat/${chatId}/message/${answer.id}/arena-select`;
  assert.equal((await user.post(path, { selectedIndex: 2 })).status, 400);
  const { body } = await user.post(path, { selectedIndex: 1 });
  assert.deepEqual(body, { status: "selected", selectedIndex: 1, variantName: "In brief" });

  await listener.nextOf("message");
  await listener.nextOf("message");
  const { message } = await listener.nextOf("message");
  assert.equal(message.content, brief.content);
  assert.equal(message.arenaSelectedIndex, 1);
  assert.deepEqual((await user.transcript(chatId))[1], message);
});

test("where there is one answer there is nothing to select", async () => {
  const user = await User.signIn(await startChatGateway());
  const chatId = await user.createChat();
  const { body } = await user.send(chatId, question);
  const path = `/ai-chat/${chatId}/message/${body.message.id}/arena-select`;
  const refused = await user.post(path, { selectedIndex: 0 });
  assert.equal(refused.body.details.fieldErrors[0].field, "selectedIndex");
});

test("a refusal before the first event is an answer like any other", async () => {
  const user = await User.signIn(await startChatGateway());
  const { response } = await user.stream("unknown", question);
  assert.equal(response.status, 404);
  assert.match(response.headers.get("content-type") ?? "", /json/);
  user.accessToken = "x";
  assert.equal((await user.stream("unknown", question)).response.status, 401);
});

test("closing the gateway ends what streams, and keeps what came of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-streams-"));
  after(() => rmSync(folder, { recursive: true }));
  const database = join(folder, "gateway.sqlite");
  const { model, user, chatId } = await modelScene({ database });
  const { events } = await user.stream(chatId, question);
  const answer = await model.asked();
  answer.say("With a");
  for (let n = 0; n < 3; n += 1) await next(events);
  await user.client.gateway.close();
  await answer.left;

  const reopened = await startChatGateway({ database });
  const again = new User(reopened, user.refreshToken, user.accessToken);
  const [, kept] = await again.transcript(chatId);
  assert.equal(kept.content, "With a");
  assert.deepEqual(kept.metadata, { interrupted: true });
});
