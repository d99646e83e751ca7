// @ts-check
// How answers of agents begin and end: readers who leave, questions in between, models that fail.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import {
  agentIds,
  Caller,
  kindsOf,
  question,
  read,
  startAgentGateway,
  textOf,
  userMessage,
} from "./imbrace-caller.mjs";
import { eventsOf, HandDealtModel, rest } from "./users.mjs";

/**
 * A caller of a gateway whose model the test writes for, and the id of a chat.
 * @param {Partial<import("../options.mjs").GatewayOptions>} [more]
 */
async function modelScene(more = {}) {
  const { model, options } = await HandDealtModel.start();
  const client = await startAgentGateway({ model: options, ...more });
  const caller = await Caller.visitor(client);
  const chatId = crypto.randomUUID();
  const base = `/ai-agent/chat-client/chats/${chatId}`;
  /** Resolves when no answer is under way, and its status is what was said of it. */
  const idle = async () => {
    const { body } = await fetch(new URL(`${base}/status/stream`, client.gateway.url), {
      headers: caller.headers,
    });
    return rest(eventsOf(/** @type {Response} */ ({ body })));
  };
  return { client, model, caller, chatId, base, idle };
}

/**
 * Reads on until a word was said.
 * @param {AsyncGenerator<any, void>} events
 */
async function firstWord(events) {
  for await (const event of { [Symbol.asyncIterator]: () => ({ next: () => events.next() }) }) {
    if (event.type === "text-delta") return event.delta;
  }
  throw new Error("Nothing was said.");
}

test("a model's words are passed on as they come", async () => {
  const { model, caller, chatId } = await modelScene();
  const { response } = await caller.ask(agentIds.plain, chatId, [userMessage(question)]);
  const events = eventsOf(response);
  const answer = await model.asked();
  answer.say("With ");
  assert.equal(await firstWord(events), "With ");
  answer.say("a tag.");
  assert.equal((await events.next()).value.delta, "a tag.");
  answer.finish();
  assert.equal((await rest(events)).at(-1), "[DONE]");
  assert.equal(textOf((await caller.messages(chatId))[1]), "With a tag.");
});

test("a reader who leaves ends the model's work; what came is stored, and marked", async () => {
  const { model, caller, chatId, base, idle } = await modelScene();
  const { response, leave } = await caller.ask(agentIds.plain, chatId, [userMessage(question)]);
  const answer = await model.asked();
  answer.say("With a");
  await firstWord(eventsOf(response));
  assert.equal((await caller.get(base)).body.status, "processing");
  leave();
  await answer.left;
  await idle();
  const [, stored] = await caller.messages(chatId);
  assert.deepEqual(kindsOf(stored), ["step-start", "text"]);
  assert.equal(textOf(stored), "With a");
  assert.equal(stored.parts[1].state, "done");
  assert.deepEqual(stored.metadata, { interrupted: true });
  assert.equal((await caller.get(base)).body.status, "idle");
});

test("a reader who leaves before the first word leaves the question alone", async () => {
  const { model, caller, chatId, idle, client } = await modelScene();
  const { leave } = await caller.ask(agentIds.plain, chatId, [userMessage(question)]);
  const answer = await model.asked();
  leave();
  await answer.left;
  await idle();
  assert.equal((await caller.messages(chatId)).length, 1);
  assert.deepEqual(client.log, []);
});

test("whoever leaves an agent without streams ends its work too", async () => {
  const { model, caller, chatId, idle, client } = await modelScene();
  const leaving = new AbortController();
  const asked = fetch(new URL("/ai-agent/v2/chat", client.gateway.url), {
    method: "POST",
    headers: { ...caller.headers, "content-type": "application/json" },
    body: JSON.stringify({
      id: chatId,
      assistant_id: agentIds.atOnce,
      messages: [userMessage(question)],
    }),
    signal: leaving.signal,
  });
  const answer = await model.asked();
  leaving.abort();
  await assert.rejects(asked);
  await answer.left;
  await idle();
  assert.equal((await caller.messages(chatId)).length, 1);
  assert.deepEqual(client.log, []);
});

test("a new question ends the answer that is under way", async () => {
  const { model, caller, chatId } = await modelScene();
  const first = await caller.ask(agentIds.plain, chatId, [userMessage(question)]);
  const events = eventsOf(first.response);
  const cut = await model.asked();
  cut.say("With a");
  await firstWord(events);
  const asking = caller.ask(agentIds.plain, chatId, [userMessage("And in French?")]);
  const whole = await model.asked();
  await cut.left;
  const left = await rest(events);
  assert.deepEqual(
    left.map((event) => event.type ?? event),
    ["abort", "[DONE]"],
  );
  whole.say("Aussi.");
  whole.finish();
  assert.equal(textOf((await read((await asking).response)).message), "Aussi.");
  const stored = await caller.messages(chatId);
  assert.deepEqual(stored.map(textOf), [question, "With a", "And in French?", "Aussi."]);
});

test("a question asked again by its id is answered anew, in the same place", async () => {
  const client = await startAgentGateway();
  const caller = await Caller.visitor(client);
  const chatId = crypto.randomUUID();
  const first = userMessage(question);
  await (await caller.ask(agentIds.plain, chatId, [first])).response.text();
  await caller.answer(agentIds.plain, "Which gates are there?", chatId);
  const edited = userMessage("In which languages does it answer?", first.id);
  const { message } = await read((await caller.ask(agentIds.plain, chatId, [edited])).response);
  const stored = await caller.messages(chatId);
  assert.deepEqual(
    stored.map(({ id }) => id),
    [first.id, message.id],
  );
  assert.equal(textOf(stored[0]), "In which languages does it answer?");

  const stranger = await Caller.visitor(client);
  const taken = await stranger.ask(agentIds.plain, crypto.randomUUID(), [first]);
  assert.equal(taken.response.status, 409);
});

test("deleting from a message on ends the answer that would come after it", async () => {
  const { model, caller, chatId } = await modelScene();
  const asked = userMessage(question);
  const { response } = await caller.ask(agentIds.plain, chatId, [asked]);
  const answer = await model.asked();
  answer.say("With a");
  await firstWord(eventsOf(response));
  const path = `/ai-agent/chat-client/messages/${asked.id}/trailing`;
  assert.deepEqual((await caller.call("DELETE", path)).body, { ok: true });
  await answer.left;
  assert.deepEqual(await caller.messages(chatId), []);
});

test("a chat that is deleted ends its answer, and stays deleted", async () => {
  const { model, caller, chatId, base } = await modelScene();
  const { response } = await caller.ask(agentIds.plain, chatId, [userMessage(question)]);
  const answer = await model.asked();
  answer.say("With a");
  await firstWord(eventsOf(response));
  assert.equal((await caller.call("DELETE", base)).status, 200);
  await answer.left;
  assert.equal((await caller.get(base)).status, 404);
});

test("a chat's status is told while an answer is under way, and at its end", async () => {
  const { model, caller, chatId, base, client } = await modelScene();
  const { response } = await caller.ask(agentIds.plain, chatId, [userMessage(question)]);
  const answer = await model.asked();
  const status = await fetch(new URL(`${base}/status/stream`, client.gateway.url), {
    headers: caller.headers,
  });
  assert.match(status.headers.get("content-type") ?? "", /^text\/event-stream/);
  const events = eventsOf(status);
  assert.deepEqual((await events.next()).value, { status: "processing" });
  answer.say("Done.");
  answer.finish();
  await response.text();
  assert.deepEqual(await rest(events), [{ status: "idle" }]);
  const idle = await caller.get(`${base}/status/stream`);
  assert.equal(idle.text, 'data: {"status":"idle"}\n\n');
});

test("a model that cannot be reached is told of in the stream, without the inside", async () => {
  const model = { url: "http://127.0.0.1:1/v1", key: null, model: "none" };
  const client = await startAgentGateway({ model });
  const caller = await Caller.visitor(client);
  const chatId = crypto.randomUUID();
  const { response } = await caller.ask(agentIds.plain, chatId, [userMessage(question)]);
  const events = await rest(eventsOf(response));
  assert.equal(response.status, 200);
  const faults = events.filter(({ type }) => type === "error");
  assert.deepEqual(faults, [
    { type: "error", errorText: "The language model could not be reached." },
  ]);
  assert.equal((await caller.messages(chatId)).length, 1);

  const plain = await caller.ask(agentIds.atOnce, chatId, [userMessage(question)]);
  assert.equal(plain.response.status, 502);
  assert.deepEqual(await plain.response.json(), {
    error: "The language model could not be reached.",
  });
  // A colleague's fault is told of as its own.
  const asked = await caller.ask(agentIds.colleague, chatId, [userMessage(question)]);
  const parts = await rest(eventsOf(asked.response));
  assert.ok(
    parts.some(({ type, data }) => type === "data-sub-agent-end" && data.success === false),
  );
});

test("a gateway that closes stores its answers as far as they came", async () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-gateway-"));
  after(() => rmSync(folder, { recursive: true }));
  const database = join(folder, "gateway.sqlite");
  const { client, model, caller, chatId } = await modelScene({ database });
  const { response } = await caller.ask(agentIds.plain, chatId, [userMessage(question)]);
  const answer = await model.asked();
  answer.say("With a");
  await firstWord(eventsOf(response));
  await client.gateway.close();

  const later = await startAgentGateway({ database });
  const messages = await new Caller(later, caller.headers).messages(chatId);
  assert.deepEqual(messages.map(textOf), [question, "With a"]);
});
