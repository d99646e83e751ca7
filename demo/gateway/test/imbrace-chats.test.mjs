// @ts-check
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import {
  agentIds,
  Caller,
  organizationId,
  question,
  startAgentGateway,
  textOf,
  userMessage,
} from "./imbrace-caller.mjs";

const client = await startAgentGateway();
const caller = await Caller.visitor(client);
const stranger = await Caller.visitor(client);
const base = "/ai-agent/chat-client";

/**
 * @param {Record<string, unknown>} [more]
 * @param {Caller} [by]
 */
async function create(more = {}, by = caller) {
  const id = crypto.randomUUID();
  const body = {
    id,
    assistantId: agentIds.plain,
    organizationId,
    userId: "anybody",
    selectedVisibilityType: "private",
    message: { ...userMessage(question), content: question, createdAt: "now" },
    ...more,
  };
  return { id, body, answer: await by.post(`${base}/chats`, body) };
}

/** @param {{ status: number, body: any }} answer */
const refusal = ({ status, body }) => [status, body.code];

test("a chat is made with its first message, and once", async () => {
  const { id, body, answer } = await create();
  assert.equal(answer.status, 201);
  assert.deepEqual(answer.body, { ok: true, id, created: true });
  const again = await caller.post(`${base}/chats`, body);
  assert.equal(again.status, 200);
  assert.deepEqual(again.body, { ok: true, id, created: false });

  const { body: chat } = await caller.get(`${base}/chats/${id}`);
  const { body: user } = await caller.post(`${base}/auth/user`);
  assert.deepEqual(chat, {
    id,
    createdAt: new Date(client.clock.ms).toISOString(),
    title: question,
    userId: user.id,
    organizationId,
    assistantId: agentIds.plain,
    visibility: "private",
    type: "chat",
    status: "idle",
    lastContext: null,
  });
  const [message, ...more] = await caller.messages(id);
  assert.deepEqual(more, []);
  assert.deepEqual(message, {
    id: body.message.id,
    chatId: id,
    role: "user",
    parts: [{ type: "text", text: question }],
    attachments: [],
    metadata: null,
    createdAt: new Date(client.clock.ms).toISOString(),
  });
});

test("the message that a chat was made with is answered once it is asked", async () => {
  const { id, body } = await create();
  const { response } = await caller.ask(agentIds.plain, id, [body.message]);
  await response.text();
  const stored = await caller.messages(id);
  assert.deepEqual(
    stored.map(({ role }) => role),
    ["user", "assistant"],
  );
});

test("what is no chat is refused", async () => {
  for (const more of [
    { id: "chat_uuid" },
    { selectedVisibilityType: "secret" },
    { message: undefined },
    { message: { role: "user", parts: [] } },
    { message: { role: "assistant", parts: [{ type: "text", text: "Hi" }] } },
    { message: { role: "user", parts: [{ type: "text", text: "x".repeat(2001) }] } },
  ]) {
    const { answer } = await create(more);
    assert.deepEqual(refusal(answer), [400, "bad_request:api"], JSON.stringify(more));
    assert.equal(typeof answer.body.cause, "string");
  }
});

test("chats are listed newest first, page by page", async () => {
  const lister = await Caller.visitor(client);
  const ids = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await create({}, lister)).id);
  const list = async (/** @type {Record<string, string>} */ query) => {
    const { body } = await lister.get(`${base}/chats?${new URLSearchParams(query)}`);
    return [body.chats.map((/** @type {{ id: string }} */ { id }) => id), body.hasMore];
  };
  assert.deepEqual(await list({}), [ids, false]);
  assert.deepEqual(await list({ organization_id: organizationId, limit: "2" }), [
    ids.slice(0, 2),
    true,
  ]);
  assert.deepEqual(await list({ limit: "2", starting_after: ids[1] ?? "" }), [
    ids.slice(2, 4),
    true,
  ]);
  assert.deepEqual(await list({ limit: "2", starting_after: ids[3] ?? "" }), [ids.slice(4), false]);
  assert.deepEqual(await list({ limit: "2", ending_before: ids[3] ?? "" }), [
    ids.slice(1, 3),
    true,
  ]);

  const cursors = { starting_after: ids[0] ?? "", ending_before: ids[1] ?? "" };
  const both = await lister.get(`${base}/chats?${new URLSearchParams(cursors)}`);
  assert.deepEqual(refusal(both), [400, "bad_request:api"]);
  const unknown = await lister.get(`${base}/chats?starting_after=${crypto.randomUUID()}`);
  assert.deepEqual(refusal(unknown), [404, "not_found:chat"]);

  assert.deepEqual(
    (await lister.call("DELETE", `${base}/chats?organization_id=${organizationId}`)).body,
    {
      deletedCount: 5,
    },
  );
  assert.deepEqual(await list({}), [[], false]);
});

test("a private chat is its owner's alone; a public one can be read", async () => {
  const { id, body } = await create();
  const path = `${base}/chats/${id}`;
  const forbidden = [403, "forbidden:chat"];
  for (const read of [path, `${path}/messages`, `${path}/status/stream`]) {
    assert.deepEqual(refusal(await stranger.get(read)), forbidden, read);
  }
  assert.deepEqual((await caller.call("PATCH", path, { visibility: "public" })).body, { ok: true });
  assert.equal((await stranger.get(path)).body.visibility, "public");
  assert.equal((await stranger.messages(id)).length, 1);

  const changes = [
    await stranger.call("PATCH", path, { visibility: "private" }),
    await stranger.call("DELETE", path),
    await stranger.post(`${path}/title`, { message: { parts: [] } }),
    await stranger.post(`${base}/chats`, body),
    await stranger.call("DELETE", `${base}/messages/${body.message.id}/trailing`),
    await stranger.post(`${base}/messages`, {
      message: { ...userMessage("Forged"), chatId: id, role: "assistant" },
    }),
    (await stranger.ask(agentIds.plain, id, [userMessage("Mine?")])).response,
  ];
  for (const { status } of changes) assert.equal(status, 403);
  assert.deepEqual(refusal(await stranger.get(`${path}/votes`)), [403, "forbidden:vote"]);
});

test("a chat that is not there is not found", async () => {
  const path = `${base}/chats/${crypto.randomUUID()}`;
  for (const read of [path, `${path}/messages`, `${path}/status/stream`]) {
    assert.deepEqual(refusal(await caller.get(read)), [404, "not_found:chat"], read);
  }
  assert.deepEqual(refusal(await caller.get(`${base}/chats/chat_id`)), [400, "bad_request:api"]);
});

test("a chat changes its agent and its visibility, and nothing else", async () => {
  const { id } = await create();
  const path = `${base}/chats/${id}`;
  const change = { assistantId: null, visibility: "public", title: "Other", userId: "other" };
  assert.equal((await caller.call("PATCH", path, change)).status, 200);
  const { body } = await caller.get(path);
  assert.deepEqual([body.assistantId, body.visibility, body.title], [null, "public", question]);
  const bad = await caller.call("PATCH", path, { visibility: "secret" });
  assert.deepEqual(refusal(bad), [400, "bad_request:api"]);
});

test("a title is made of a message's words, and kept", async () => {
  const { id } = await create();
  const path = `${base}/chats/${id}`;
  const long = `${"Where **does** the [widget](https://x.example) go? ".repeat(5)}`;
  const { body } = await caller.post(`${path}/title`, {
    message: { parts: [{ type: "file" }, { type: "text", text: long }] },
  });
  assert.match(body.title, /^Where does the widget go\? .*…$/);
  assert.ok(body.title.length <= 80);
  assert.equal((await caller.get(path)).body.title, body.title);
  // The service's own client sends no body at all.
  assert.deepEqual(refusal(await caller.post(`${path}/title`)), [400, "bad_request:api"]);
});

test("a deleted chat is answered with once more, and gone", async () => {
  const { id } = await create();
  const { body } = await caller.call("DELETE", `${base}/chats/${id}`);
  assert.equal(body.id, id);
  assert.equal((await caller.get(`${base}/chats/${id}`)).status, 404);
});

test("a client stores an answer of its own", async () => {
  const { id, body } = await create();
  const parts = [
    { type: "text", text: "From elsewhere" },
    { type: "data-note", data: { a: 1 } },
  ];
  const message = { id: crypto.randomUUID(), chatId: id, role: "assistant", parts };
  const path = `${base}/messages`;
  const saved = await caller.post(path, { message: { ...message, metadata: { by: "me" } } });
  assert.deepEqual(saved.body, { ok: true, id: message.id });
  const [, stored] = await caller.messages(id);
  assert.deepEqual([stored.parts, stored.metadata], [parts, { by: "me" }]);
  // It takes no other message's place, and a user's words are not put into their mouth.
  const taken = await caller.post(path, { message: { ...message, id: body.message.id } });
  assert.deepEqual(refusal(taken), [400, "bad_request:api"]);
  const forged = await caller.post(path, { message: { ...message, role: "user" } });
  assert.deepEqual(refusal(forged), [400, "bad_request:api"]);
  // The body that the service's documentation shows.
  const documented = await caller.post(path, { chatId: id, content: "Hello" });
  assert.deepEqual(refusal(documented), [400, "bad_request:api"]);
});

test("a message is deleted with all after it", async () => {
  const { id } = await caller.answer(agentIds.plain);
  await caller.answer(agentIds.plain, "Which gates are there?", id);
  const [first, , second] = await caller.messages(id);
  const trailing = (/** @type {string} */ of) =>
    caller.call("DELETE", `${base}/messages/${of}/trailing`);
  assert.deepEqual((await trailing(second.id)).body, { ok: true });
  assert.equal((await caller.messages(id)).length, 2);
  assert.deepEqual(refusal(await trailing(second.id)), [404, "not_found:chat"]);
  await trailing(first.id);
  assert.deepEqual(await caller.messages(id), []);
});

test("a vote can be given, and changed", async () => {
  const { id } = await caller.answer(agentIds.plain);
  const [, answer] = await caller.messages(id);
  const vote = (/** @type {Record<string, unknown>} */ more) =>
    caller.call("PATCH", `${base}/votes`, {
      chatId: id,
      messageId: answer.id,
      type: "up",
      ...more,
    });
  const votes = async () => (await caller.get(`${base}/chats/${id}/votes`)).body;
  assert.deepEqual(await votes(), []);
  assert.deepEqual((await vote({})).body, { ok: true });
  assert.deepEqual(await votes(), [{ chatId: id, messageId: answer.id, isUpvoted: true }]);
  await vote({ type: "down" });
  assert.deepEqual(await votes(), [{ chatId: id, messageId: answer.id, isUpvoted: false }]);

  const other = crypto.randomUUID();
  assert.deepEqual(refusal(await vote({ messageId: other })), [404, "not_found:vote"]);
  assert.deepEqual(refusal(await vote({ chatId: other })), [404, "not_found:vote"]);
  assert.deepEqual(refusal(await vote({ type: "sideways" })), [400, "bad_request:api"]);
});

test("documents have versions, and belong to who stored them", async () => {
  const id = crypto.randomUUID();
  const path = `${base}/documents`;
  const save = (/** @type {Record<string, unknown>} */ body, by = caller) =>
    by.post(`${path}?id=${id}`, { title: "Draft", kind: "text", ...body });
  const first = await save({ content: "One" });
  assert.equal(first.status, 200);
  assert.deepEqual(Object.keys(first.body[0]), [
    "id",
    "createdAt",
    "title",
    "content",
    "kind",
    "userId",
  ]);
  await save({ content: "Two", title: "Draft 2" });
  client.clock.advance(10);
  await save({ content: "Three" });

  const contents = async () =>
    (await caller.get(`${path}/${id}`)).body.map((/** @type {any} */ { content }) => content);
  assert.deepEqual(await contents(), ["One", "Two", "Three"]);
  assert.equal((await caller.get(`${path}/${id}/latest`)).body.content, "Three");
  assert.equal((await caller.get(`${path}/latest-by-kind?kind=text`)).body.content, "Three");
  assert.equal((await caller.get(`${path}/latest-by-kind?kind=image`)).body, null);
  assert.deepEqual((await caller.get(`${path}/${id}/suggestions`)).body, []);

  for (const read of [`${path}/${id}`, `${path}/${id}/latest`, `${path}/${id}/suggestions`]) {
    assert.deepEqual(refusal(await stranger.get(read)), [403, "forbidden:document"], read);
  }
  assert.deepEqual(refusal(await save({ content: "Mine" }, stranger)), [403, "forbidden:document"]);
  const remove = (/** @type {string} */ after, by = caller) =>
    by.call("DELETE", `${path}/${id}?timestamp=${encodeURIComponent(after)}`);
  assert.equal((await remove(first.body[0].createdAt, stranger)).status, 403);
  // Whoever knows its id may read it at its public address, without any credential.
  const shared = await client.get(`${path}/${id}/public`);
  assert.equal(shared.body.content, "Three");

  const deleted = await remove(first.body[0].createdAt);
  assert.deepEqual(
    deleted.body.map((/** @type {any} */ { content }) => content),
    ["Two", "Three"],
  );
  assert.deepEqual(await contents(), ["One"]);
});

test("what the service's own client leaves out of documents is refused", async () => {
  const path = `${base}/documents`;
  const id = crypto.randomUUID();
  const answers = [
    await caller.post(path, { kind: "text", content: "Draft..." }),
    await caller.post(`${path}?id=${id}`, { kind: "text", content: "Draft..." }),
    await caller.post(`${path}?id=${id}`, { kind: "song", content: "La", title: "Song" }),
    await caller.call("DELETE", `${path}/${id}`),
    await caller.get(`${path}/latest-by-kind`),
  ];
  for (const answer of answers) assert.deepEqual(refusal(answer), [400, "bad_request:api"]);
  for (const of of ["", "/latest", "/public", "/suggestions"]) {
    const answer = await caller.get(`${path}/${id}${of}`);
    assert.deepEqual(refusal(answer), [404, "not_found:document"], of);
  }
});

test("the older addresses lead to the same chats", async () => {
  const visitor = await Caller.visitor(client);
  const { id } = await visitor.answer(agentIds.plain);
  const { body: user } = await visitor.post(`${base}/auth/user`);
  const query = new URLSearchParams({ organization_id: organizationId, user_id: user.id });
  const list = await visitor.get(`/ai-agent/chat?${query}`);
  assert.equal(list.body.count, 1);
  assert.equal(list.body.chats[0].id, id);
  assert.deepEqual(Object.keys((await visitor.get(`/ai-agent/chat/${id}`)).body), ["chat"]);
  const whole = await visitor.get(`/ai-agent/chat/${id}?include_messages=true`);
  assert.equal(textOf(whole.body.messages[0]), question);

  const without = await visitor.get("/ai-agent/chat");
  assert.equal(without.status, 400);
  assert.deepEqual(Object.keys(without.body), ["error"]);
  const others = new URLSearchParams({ organization_id: organizationId, user_id: "another" });
  assert.equal((await visitor.get(`/ai-agent/chat?${others}`)).status, 403);
  assert.equal((await stranger.get(`/ai-agent/chat/${id}`)).status, 404);
  assert.equal((await stranger.call("DELETE", `/ai-agent/chat/${id}?${query}`)).status, 403);

  const deleted = await visitor.call("DELETE", `/ai-agent/chat/${id}?${query}`);
  assert.equal(deleted.body.chat.id, id);
  assert.equal((await visitor.get(`/ai-agent/chat/${id}`)).status, 404);
});

test("a user who is not seen for long is forgotten, and all that they left", async () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-gateway-"));
  after(() => rmSync(folder, { recursive: true }));
  const database = join(folder, "gateway.sqlite");
  const early = await startAgentGateway({ database, refreshSeconds: 60 });
  const visitor = await Caller.visitor(early);
  const { id } = await create({}, visitor);
  const path = `${base}/documents/${id}`;
  await visitor.post(`${base}/documents?id=${id}`, { title: "A", kind: "text", content: "B" });
  assert.equal((await early.get(`${path}/public`)).status, 200);
  early.clock.advance(61);
  assert.equal((await visitor.post(`${base}/auth/user`)).status, 401);
  await early.gateway.close();

  const daysLater = early.clock.ms + 2 * 86_400_000;
  const late = await startAgentGateway({ database, now: () => daysLater });
  assert.equal((await late.get(`${path}/public`)).status, 404);
  const { answer } = await create({ id }, await Caller.visitor(late));
  assert.equal(answer.status, 201, "the chat's id is free again");
});
