// @ts-check
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createGateway } from "../gateway.mjs";
import { Client, Clock, ids } from "./harness.mjs";
import { apiKey, startChatGateway, User } from "./users.mjs";

const client = await startChatGateway();
const ada = await User.signIn(client);
const eve = await User.signIn(client, { userId: "eve", username: "Eve" });
const question = "How do I put the chat on my page?";

test("a chat is begun, listed, read and deleted", async () => {
  const grace = await User.signIn(client, { userId: "grace" });
  const { status, body } = await grace.post("/ai-chat", { title: "Mine", releases: [ids.none] });
  assert.equal(status, 200);
  const { chat } = body;
  assert.match(chat._id, /^[0-9a-f]{24}$/);
  assert.match(chat.ownerUser, /^[0-9a-f]{24}$/);
  assert.equal(chat.title, "Mine");
  assert.deepEqual(chat.releases, [ids.none]);
  assert.equal(chat.messageCount, 0);
  assert.equal("lastMessageAt" in chat, false);
  assert.equal(chat.metadata.createdAt, new Date(client.clock.ms).toISOString());

  client.clock.advance(1);
  const second = await grace.createChat();
  assert.deepEqual((await grace.get(`/ai-chat/${second}`)).body.chat.title, "New Chat");
  const listed = async (/** @type {string} */ query) => {
    const { body: list } = await grace.get(`/ai-chat?${query}`);
    return list.map((/** @type {{ _id: string }} */ { _id }) => _id);
  };
  assert.deepEqual(await listed(""), [second, chat._id]);
  client.clock.advance(1);
  await grace.send(chat._id, "Hello");
  assert.deepEqual(await listed(`release=${ids.none}`), [chat._id, second]);
  assert.deepEqual(await listed("limit=1"), [chat._id]);
  assert.deepEqual(await listed(`release=${ids.captcha}`), []);
  assert.equal((await grace.get("/ai-chat?limit=101")).status, 400);

  // Clients of this wire name the type of a body that they do not send.
  const deletion = { method: "DELETE", headers: { "content-type": "application/json" } };
  assert.equal((await grace.request(`/ai-chat/${second}`, deletion)).status, 204);
  assert.equal((await grace.get(`/ai-chat/${second}`)).status, 404);
  assert.deepEqual(await listed(""), [chat._id]);
});

test("a question is answered out of the documentation, and both are kept", async () => {
  const chatId = await ada.createChat();
  const { status, body } = await ada.send(chatId, question);
  assert.equal(status, 200);
  assert.equal(body.message.role, "assistant");
  assert.match(body.message.content, /\[1\]/);
  assert.ok(body.context.length > 0);
  assert.deepEqual(body.message.context, body.context);
  const { promptTokens, completionTokens, totalTokens } = body.usage;
  assert.equal(promptTokens + completionTokens, totalTokens);

  const messages = await ada.transcript(chatId);
  assert.deepEqual(
    messages.map(({ role }) => role),
    ["user", "assistant"],
  );
  assert.equal(messages[0].content, question);
  assert.deepEqual(messages[1], body.message);
  const { chat } = (await ada.get(`/ai-chat/${chatId}`)).body;
  assert.equal(chat.messageCount, 2);
  assert.equal(chat.lastMessageAt, messages[1].timestamp);
});

test("a follow-up leans on the question before", async () => {
  const chatId = await ada.createChat();
  await ada.send(chatId, "What does handing over a conversation do?");
  const { body } = await ada.send(chatId, "and why?");
  assert.ok(body.context.length > 0);
});

test("nobody else learns that a chat exists", async () => {
  const chatId = await ada.createChat();
  const { body } = await ada.send(chatId, "Hello");
  const message = `/ai-chat/${chatId}/message`;
  /** @type {[string, string, unknown][]} */
  const attempts = [
    ["GET", `/ai-chat/${chatId}`, undefined],
    ["GET", `/ai-chat/${chatId}/transcript`, undefined],
    ["DELETE", `/ai-chat/${chatId}`, undefined],
    ["POST", message, { content: "Hello", stream: false }],
    ["POST", message, { content: "Hello", stream: true }],
    ["POST", `/ai-chat/${chatId}/prepare`, { content: "Hello" }],
    ["POST", `/ai-chat/${chatId}/complete`, { requestId: "x", response: "Hi" }],
    ["POST", `${message}/${body.message.id}/rating`, { rating: 5 }],
    ["POST", `${message}/${body.message.id}/feedback`, { sentiment: -1 }],
    ["POST", `${message}/${body.message.id}/arena-select`, { selectedIndex: 0 }],
    ["POST", "/websocket/ticket", { purpose: "chat", resourceId: chatId }],
  ];
  for (const [method, path, sent] of attempts) {
    const init = { method, ...(sent !== undefined && { body: JSON.stringify(sent) }) };
    const headers = sent === undefined ? {} : { "content-type": "application/json" };
    const refused = await eve.request(path, { ...init, headers });
    assert.equal(refused.status, 404, path);
    assert.equal(refused.body.code, "NOT_FOUND");
    assert.equal((await client.request(path, { ...init, headers })).status, 401, path);
  }
  assert.equal((await ada.transcript(chatId)).length, 2);
  assert.deepEqual((await eve.get("/ai-chat")).body, []);
});

test("what makes no sense is refused field by field", async () => {
  const chatId = await ada.createChat();
  const message = `/ai-chat/${chatId}/message`;
  /** @type {[string, unknown, string][]} */
  const cases = [
    ["/ai-chat", {}, "releases"],
    ["/ai-chat", { releases: [] }, "releases"],
    ["/ai-chat", { releases: [ids.none], title: "x".repeat(201) }, "title"],
    [message, { stream: false }, "content"],
    [message, { content: "  " }, "content"],
    [message, { content: "x".repeat(4001) }, "content"],
    [message, { content: "x", stream: "yes" }, "stream"],
    [message, { content: "x", contentType: "audio" }, "contentType"],
    [`/ai-chat/${chatId}/complete`, { response: "x" }, "requestId"],
    [`/ai-chat/${chatId}/complete`, { requestId: "x", response: "x" }, "requestId"],
    [`${message}/x/rating`, {}, "rating"],
    [`${message}/x/feedback`, { sentiment: 2 }, "sentiment"],
    ["/websocket/ticket", { purpose: "spying", resourceId: chatId }, "purpose"],
  ];
  for (const [path, body, field] of cases) {
    const answer = await ada.post(path, body);
    assert.equal(answer.status, 400, path);
    assert.equal(answer.body.code, "VALIDATION_ERROR");
    assert.equal(answer.body.details.fieldErrors[0].field, field);
  }
  assert.equal((await ada.post("/ai-chat", { releases: ["unknown"] })).status, 404);
  const large = await ada.post(message, { content: "x", metadata: "y".repeat(64 * 1024) });
  assert.equal(large.status, 413);
  assert.deepEqual(await ada.transcript(chatId), []);
});

test("a message can be answered by the client's own model", async () => {
  const chatId = await ada.createChat();
  const prepared = await ada.post(`/ai-chat/${chatId}/prepare`, { content: question });
  assert.equal(prepared.status, 200);
  assert.equal(prepared.body.messages.at(-1).content, question);
  assert.ok(prepared.body.context.length > 0);
  assert.deepEqual(await ada.transcript(chatId), []);

  const { requestId, context } = prepared.body;
  const completed = { requestId, response: "With a tag [1].", context };
  const path = `/ai-chat/${chatId}/complete`;
  const elsewhere = await ada.post(`/ai-chat/${await ada.createChat()}/complete`, completed);
  assert.equal(elsewhere.status, 400);
  const { status, body } = await ada.post(path, completed);
  assert.equal(status, 200);
  assert.equal(body.message.content, "With a tag [1].");
  assert.deepEqual(
    (await ada.transcript(chatId)).map(({ content }) => content),
    [question, "With a tag [1]."],
  );
  assert.equal((await ada.post(path, completed)).status, 400, "once only");
});

test("a prepared message has its time", async () => {
  const own = await startChatGateway({ delegatedSeconds: 60 });
  const user = await User.signIn(own);
  const chatId = await user.createChat();
  const { requestId } = (await user.post(`/ai-chat/${chatId}/prepare`, { content: "Hi" })).body;
  own.clock.advance(60);
  const late = await user.post(`/ai-chat/${chatId}/complete`, { requestId, response: "Hi" });
  assert.equal(late.body.details.fieldErrors[0].field, "requestId");
});

test("an answer can be rated and remarked on, a question cannot", async () => {
  const chatId = await ada.createChat();
  await ada.send(chatId, question);
  const [asked, answer] = await ada.transcript(chatId);
  const at = (/** @type {string} */ id) => `/ai-chat/${chatId}/message/${id}`;
  for (const rating of [5, "good", { stars: 4 }]) {
    assert.equal((await ada.post(`${at(answer.id)}/rating`, { rating })).status, 204);
  }
  const remark = { feedback: "Too <long>", sentiment: -1 };
  assert.equal((await ada.post(`${at(answer.id)}/feedback`, remark)).status, 204);
  assert.match((await client.get("/demo/feedback")).text, /Too &lt;long&gt;/);
  assert.equal((await ada.post(`${at(asked.id)}/rating`, { rating: 5 })).status, 404);
  assert.equal((await ada.post(`${at("unknown")}/feedback`, remark)).status, 404);
});

test("a release's terms are accepted before the first message", async () => {
  const chatId = await ada.createChat({ releases: [ids.openTerms] });
  const refused = await ada.send(chatId, "Hello");
  assert.equal(refused.status, 403);
  assert.equal(refused.body.error.code, "TERMS_NOT_ACCEPTED");
  assert.deepEqual(await ada.transcript(chatId), []);

  const { body: terms } = await client.get(`/api/v1/terms/release/${ids.openTerms}`);
  assert.match(terms.content, /## What happens/);
  assert.equal((await client.get(`/api/v1/terms/release/${ids.none}`)).status, 404);
  const acceptance = { releaseId: ids.openTerms, tosId: terms.tosId, version: terms.version };
  const path = "/api/v1/terms/accept";
  assert.equal((await client.post(path, acceptance)).status, 401);
  assert.equal((await ada.post(path, { ...acceptance, version: 2 })).status, 409);
  assert.equal((await ada.post(path, acceptance)).body.accepted, true);
  assert.equal((await ada.send(chatId, "Hello")).status, 200);
  const evesChat = await eve.createChat({ releases: [ids.openTerms] });
  assert.equal((await eve.send(evesChat, "Hello")).status, 403);
});

test("a conversation may be so long, and a user have so many chats", async () => {
  const own = await startChatGateway();
  const user = await User.signIn(own, { membershipTier: "basic" });
  const chatId = await user.createChat();
  for (let n = 0; n < 50; n += 1) {
    if (n % 20 === 0) own.clock.advance(3600);
    if (n % 20 === 0) Object.assign(user, await User.signIn(own, { membershipTier: "basic" }));
    assert.equal((await user.send(chatId, "Hello")).status, 200);
  }
  own.clock.advance(24 * 3600);
  Object.assign(user, await User.signIn(own, { membershipTier: "basic" }));
  const { status, body } = await user.send(chatId, "Hello");
  assert.equal(status, 400);
  assert.match(body.message, /Max number of messages reached/);

  const busy = await startChatGateway({
    rates: {
      ...{ start: { count: 9, seconds: 9 }, mail: { count: 9, seconds: 9 } },
      ...{ verify: { count: 9, seconds: 9 }, message: { count: 9, seconds: 9 } },
      other: { count: 1000, seconds: 9 },
    },
  });
  const collector = await User.signIn(busy);
  for (let n = 0; n < 200; n += 1) await collector.createChat();
  assert.equal((await collector.post("/ai-chat", { releases: [ids.none] })).status, 409);
});

test("chats outlive a restart, and go with their user", async () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-chats-"));
  after(() => rmSync(folder, { recursive: true }));
  const clock = new Clock();
  const database = join(folder, "gateway.sqlite");
  const open = async () =>
    new Client(
      await createGateway({ database, apiKey, wordPauseMs: 0, now: () => clock.ms }),
      clock,
      [],
    );
  let own = await open();
  let user = await User.signIn(own);
  const chatId = await user.createChat();
  await user.send(chatId, question);
  await own.gateway.close();

  own = await open();
  user = new User(own, user.refreshToken, user.accessToken);
  assert.equal((await user.transcript(chatId)).length, 2);
  await own.gateway.close();

  clock.advance(32 * 86_400);
  own = await open();
  user = await User.signIn(own);
  assert.deepEqual((await user.get("/ai-chat")).body, []);
  await own.gateway.close();
});
