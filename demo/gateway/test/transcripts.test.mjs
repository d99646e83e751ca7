// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalJson } from "../crypto/canonical-json.mjs";
import { ids, startGateway, tampered } from "./harness.mjs";

const client = await startGateway();
const token = await client.session(ids.none);

/** @param {any} body */
const copyOf = (body) => structuredClone(body);

test("an exchange comes back signed, and goes on from there", async () => {
  const { body: first } = await client.send(token, "What is Parley?");
  assert.equal(first.transcript.length, 1);
  const [exchange] = first.transcript;
  assert.equal(exchange.prompt, "What is Parley?");
  assert.equal(exchange.promptTimestamp, client.clock.ms);
  assert.equal(exchange.responseTimestamp, client.clock.ms);
  assert.equal(first.remaining, 19);

  const { status, body: second } = await client.send(token, "And the loader?", first);
  assert.equal(status, 200);
  assert.deepEqual(second.transcript[0], exchange);
  assert.equal(second.transcript.length, 2);
  assert.notEqual(second.signiture, first.signiture);
  assert.equal(second.remaining, 18);
});

test("a transcript that was changed anywhere is refused", async () => {
  const { body } = await client.send(token, "What is Parley?");
  /** @type {((one: any) => void)[]} */
  const changes = [
    (one) => (one.transcript[0].response += "!"),
    (one) => (one.transcript[0].prompt = "Another"),
    (one) => (one.transcript[0].promptTimestamp += 1),
    (one) => (one.transcript[0].context[0].metadata.tokenCount += 1),
    (one) => (one.transcript[0].unknown = true),
    (one) => delete one.transcript[0].context,
    (one) => one.transcript.push(one.transcript[0]),
    (one) => (one.transcript = []),
    (one) => (one.signiture = ""),
    (one) => (one.signiture = tampered(one.signiture)),
  ];
  for (const change of changes) {
    const forged = copyOf(body);
    change(forged);
    const { status, body: refusal } = await client.send(token, "Hello", forged);
    assert.equal(status, 400, String(change));
    assert.equal(refusal.code, "TRANSCRIPT_INVALID");
  }
  assert.equal((await client.send(token, "Hello", body)).status, 200);
});

test("the order of members does not matter: JSON has none", async () => {
  const { body } = await client.send(token, "What is Parley?");
  const reordered = copyOf(body);
  reordered.transcript = reordered.transcript.map((/** @type {object} */ exchange) =>
    Object.fromEntries(Object.entries(exchange).reverse()),
  );
  assert.equal((await client.send(token, "Hello", reordered)).status, 200);
});

test("a renewed session carries an older conversation on; another release does not", async () => {
  const { body } = await client.send(token, "What is Parley?");
  const renewed = await client.session(ids.none);
  assert.equal((await client.send(renewed, "Hello", body)).status, 200);
  const elsewhere = await client.session(ids.captcha);
  assert.equal((await client.send(elsewhere, "Hello", body)).body.code, "TRANSCRIPT_INVALID");
});

test("an answer made elsewhere is signed with what the client added", async () => {
  const turn = { token, newPrompt: "What is Parley?", transcript: [], prevSigniture: "" };
  const prepared = await client.post("/ai-chat/free-chat-gate/prepare", turn);
  assert.equal(prepared.body.messages.at(0).role, "system");
  assert.deepEqual(prepared.body.messages.at(-1), { role: "user", content: "What is Parley?" });
  assert.ok(prepared.body.messages[0].content.includes(prepared.body.context[0].content));

  const context = [{ ...prepared.body.context[0], zUnknown: { b: [1e21, -1e-7, "🚀"], a: null } }];
  const completed = await client.post("/ai-chat/free-chat-gate/complete", {
    ...turn,
    response: "A widget.",
    context,
  });
  assert.equal(completed.body.transcript[0].response, "A widget.");
  assert.deepEqual(completed.body.transcript[0].context, context);
  assert.equal((await client.send(token, "Hello", completed.body)).status, 200);
});

test("preparing costs nothing, completing does", async () => {
  const own = await client.session(ids.tiny);
  const turn = { token: own, newPrompt: "Hello", transcript: [], prevSigniture: "" };
  const complete = () =>
    client.post("/ai-chat/free-chat-gate/complete", { ...turn, response: "Hi.", context: [] });
  for (let i = 0; i < 3; i += 1) {
    assert.equal((await client.post("/ai-chat/free-chat-gate/prepare", turn)).status, 200);
  }
  assert.equal((await complete()).body.remaining, 1);
  assert.equal((await complete()).body.remaining, 0);
  assert.equal((await complete()).status, 429);
  assert.equal((await client.post("/ai-chat/free-chat-gate/prepare", turn)).status, 429);
});

test("nesting without end is refused", async () => {
  const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;
  const transcript = `[{"prompt":"p","response":"r","deep":${deep}}]`;
  const body = `{"token":"${token}","newPrompt":"Hello","prevSigniture":"x","transcript":${transcript}}`;
  const { status, body: refusal } = await client.post("/ai-chat/free-chat-gate/chat-send", body);
  assert.equal(status, 400);
  assert.equal(refusal.code, "VALIDATION_ERROR");
});

test("canonical JSON sorts members and keeps everything else", () => {
  assert.equal(
    canonicalJson({ b: [1, { d: null, c: "é\n" }], a: 1e21, "": false }),
    '{"":false,"a":1e+21,"b":[1,{"c":"é\\n","d":null}]}',
  );
});
