// @ts-check
// What a visitor can do with an answer: judge it, hear it, take it along.

import assert from "node:assert/strict";
import { test } from "node:test";
import { wavFile, withTrueSizes } from "../speech/wav.mjs";
import { ids, startGateway, tampered } from "./harness.mjs";

const client = await startGateway();
const token = await client.session(ids.none);
const { transcript, signiture } = (await client.send(token, "What is <b>Parley</b>?")).body;

/** @param {Record<string, unknown>} [more] */
const feedback = (more) =>
  client.post("/ai-chat/anonymous-feedback", {
    releaseId: ids.none,
    transcript,
    signiture,
    messageIndex: 0,
    sentiment: -1,
    ...more,
  });

test("a bad word about an answer is kept, a good one is not", async () => {
  assert.equal((await feedback({ sentiment: 1, feedback: "Splendid" })).status, 204);
  assert.equal((await feedback({ feedback: "<script>Not true</script>" })).status, 204);
  const { text } = await client.get("/demo/feedback");
  assert.ok(text.includes("&lt;script&gt;Not true"));
  assert.ok(!text.includes("<script>"));
  assert.ok(!text.includes("Splendid"));
});

test("feedback needs the signed conversation, and a message of it", async () => {
  assert.equal(
    (await feedback({ signiture: tampered(signiture) })).body.code,
    "TRANSCRIPT_INVALID",
  );
  assert.equal((await feedback({ transcript: [], signiture: "" })).status, 400);
  for (const messageIndex of [1, -1, 0.5, "0"]) {
    const { status, body } = await feedback({ messageIndex });
    assert.equal(status, 400);
    assert.equal(body.details.fieldErrors[0].field, "messageIndex");
  }
  assert.equal((await feedback({ sentiment: 0 })).status, 400);
  assert.equal((await feedback({ feedback: "x".repeat(2001) })).status, 400);
});

test("an answer can be heard", async () => {
  const speak = (/** @type {Record<string, unknown>} */ more) =>
    client.post("/ai-chat/free-chat-gate/tts", {
      token,
      transcript,
      signiture,
      messageIndex: 0,
      ...more,
    });
  const { status, body } = await speak({});
  assert.equal(status, 200);
  const response = await fetch(body.url);
  assert.equal(response.headers.get("content-type"), "audio/wav");
  const clip = Buffer.from(await response.arrayBuffer());
  assert.equal(clip.toString("latin1", 0, 4), "RIFF");
  assert.equal(clip.toString("latin1", 8, 12), "WAVE");
  assert.equal(clip.readUInt32LE(4), clip.length - 8);
  assert.ok(clip.length > 10_000);

  assert.equal((await speak({ messageIndex: 1 })).status, 400);
  assert.equal((await speak({ token: "x" })).status, 401);
  assert.equal((await speak({ signiture: "" })).status, 400);
  assert.equal((await client.get("/speech/unknown.wav")).status, 404);
});

test("a clip that came through a pipe gets its true sizes", () => {
  const clip = wavFile(Int16Array.of(1, 2, 3), 8000);
  const piped = Buffer.from(clip);
  piped.writeUInt32LE(0x7ffff024, 4);
  piped.writeUInt32LE(0x7ffff000, 40);
  assert.deepEqual(withTrueSizes(piped), clip);
  assert.equal(withTrueSizes(Buffer.alloc(100)), null);
  assert.equal(withTrueSizes(Buffer.alloc(0)), null);
});

test("a conversation can be handed over", async () => {
  const hand = (/** @type {Record<string, unknown>} */ more) =>
    client.post("/ai-chat/handoff", {
      releaseId: ids.none,
      transcript,
      prevSigniture: signiture,
      ...more,
    });
  const { body } = await hand({});
  const page = await client.get("/ai-chat", { divinciHandoff: body.token });
  assert.equal(page.status, 200);
  assert.ok(page.text.includes("What is &lt;b&gt;Parley&lt;/b&gt;?"));
  assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);

  assert.equal((await hand({ prevSigniture: "" })).status, 400);
  assert.equal((await hand({ transcript: [] })).status, 400);
  assert.equal((await client.get("/ai-chat", { divinciHandoff: "unknown" })).status, 404);
  client.clock.advance(86_400);
  assert.equal((await client.get("/ai-chat", { divinciHandoff: body.token })).status, 404);
});
