// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { ids, startGateway, tampered } from "./harness.mjs";

const client = await startGateway();
const path = "/ai-chat/anonymous-chat";
const turn = {
  releaseId: ids.none,
  newPrompt: "What is Parley?",
  transcript: [],
  prevSigniture: "",
};

test("a conversation without a session", async () => {
  const first = await client.post(path, turn);
  assert.equal(first.status, 200);
  assert.equal("remaining" in first.body, false);
  const next = { ...turn, transcript: first.body.transcript, prevSigniture: first.body.signiture };
  const second = await client.post(path, next);
  assert.equal(second.body.transcript.length, 2);
  const forged = { ...next, prevSigniture: tampered(first.body.signiture) };
  assert.equal((await client.post(path, forged)).body.code, "TRANSCRIPT_INVALID");
});

test("prepared here, answered elsewhere, signed here", async () => {
  const prepared = await client.post(`${path}/prepare`, turn);
  assert.ok(prepared.body.messages.length >= 2);
  const answered = { ...turn, response: "A widget.", context: prepared.body.context };
  const completed = await client.post(`${path}/complete`, answered);
  assert.equal(completed.body.transcript[0].response, "A widget.");
  const { transcript, signiture } = completed.body;
  assert.equal(
    (await client.post(path, { ...turn, transcript, prevSigniture: signiture })).status,
    200,
  );
});

test("a release with a gate is entered through it", async () => {
  for (const step of ["", "/prepare", "/complete"]) {
    const body = { ...turn, releaseId: ids.captcha, response: "x", context: [] };
    const { status, body: refusal } = await client.post(path + step, body);
    assert.equal(status, 403);
    assert.equal(refusal.code, "gate_required");
    assert.equal(refusal.details.mode, "captcha-only");
  }
});

test("a conversation may be so long", async () => {
  const short = await startGateway({ quotaMessages: 1 });
  const first = await short.post(path, turn);
  const next = { ...turn, transcript: first.body.transcript, prevSigniture: first.body.signiture };
  const { status, body } = await short.post(path, next);
  assert.equal(status, 400);
  assert.match(body.message, /Max number of messages reached/);
});

test("a body with the release alone is refused field by field", async () => {
  const { status, body } = await client.post(path, { releaseId: ids.none });
  assert.equal(status, 400);
  assert.equal(body.code, "VALIDATION_ERROR");
  assert.equal(body.details.fieldErrors[0].code, "required");
});
