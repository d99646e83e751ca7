// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { email, ids, startGateway, wrongCode } from "./harness.mjs";

const client = await startGateway();
const path = "/ai-chat/homepage-chat";

/** @param {Record<string, unknown>} [more] */
const verifyEmail = (more) =>
  client.post(`${path}/verify-email`, { email, turnstileToken: client.turnstileToken(), ...more });

const confirmedToken = async () => {
  await verifyEmail();
  return (await client.post(`${path}/confirm-email`, { email, code: client.mailedCode() })).body
    .token;
};

/**
 * @param {string} token
 * @param {Record<string, unknown>} [more]
 */
const message = (token, more) =>
  client.post(
    `${path}/message`,
    { newPrompt: "What is Parley?", transcript: [], prevSigniture: "", ...more },
    { "x-divinci-email-token": token },
  );

test("address, code, conversation", async () => {
  assert.equal((await verifyEmail()).status, 200);
  const code = client.mailedCode();
  const wrong = await client.post(`${path}/confirm-email`, { email, code: wrongCode(code) });
  assert.equal(wrong.body.code, "OTP_INVALID");
  const { body } = await client.post(`${path}/confirm-email`, { email, code });

  const first = await message(body.token);
  assert.equal(first.body.remaining, 9);
  const { transcript, signiture } = first.body;
  const second = await message(body.token, { transcript, prevSigniture: signiture });
  assert.equal(second.body.transcript.length, 2);
  assert.equal(second.body.remaining, 8);
});

test("the bot check and the header are required", async () => {
  assert.equal((await verifyEmail({ turnstileToken: "nonsense" })).status, 403);
  const turn = { newPrompt: "Hello", transcript: [], prevSigniture: "" };
  const { status, body } = await client.post(`${path}/message`, turn);
  assert.equal(status, 401);
  assert.equal(body.code, "AUTH_INVALID");
});

test("its tokens open no other door, nor others this one", async () => {
  const token = await confirmedToken();
  assert.equal((await client.send(token, "Hello")).body.code, "AUTH_INVALID");
  await client.start({ releaseId: ids.homepage, email });
  const verified = await client.post("/ai-chat/free-chat-gate/verify", {
    releaseId: ids.homepage,
    email,
    otpCode: client.mailedCode(),
  });
  assert.equal((await message(verified.body.token)).body.code, "AUTH_INVALID");
});

test("its codes open no other door either", async () => {
  await verifyEmail();
  const otpCode = client.mailedCode();
  const body = { releaseId: ids.homepage, email, otpCode };
  assert.equal((await client.post("/ai-chat/free-chat-gate/verify", body)).status, 400);
});

test("its token expires", async () => {
  const token = await confirmedToken();
  client.clock.advance(3600);
  assert.equal((await message(token)).body.code, "AUTH_EXPIRED");
});
