// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultOptions } from "../options.mjs";
import { email, ids, startGateway } from "./harness.mjs";

test("the quota is counted down, spent, and renewed a day later", async () => {
  const client = await startGateway();
  const token = await client.session(ids.tiny);
  const first = await client.send(token, "Hello");
  assert.equal(first.body.remaining, 1);
  const second = await client.send(token, "Hello", first.body);
  assert.equal(second.body.remaining, 0);

  const third = await client.send(token, "Hello", second.body);
  assert.equal(third.status, 429);
  assert.deepEqual(third.body, { error: "quota_exhausted" });
  assert.equal(third.headers.get("retry-after"), null);

  client.clock.advance(86_400);
  const renewed = await client.session(ids.tiny);
  assert.equal((await client.send(renewed, "Hello", second.body)).body.remaining, 1);
});

test("an e-mail address has one quota, however many sessions it opens", async () => {
  const client = await startGateway({ quotaMessages: 1 });
  const session = async () => {
    await client.start({ releaseId: ids.otp, email });
    const body = { releaseId: ids.otp, email, otpCode: client.mailedCode() };
    return (await client.post("/ai-chat/free-chat-gate/verify", body)).body.token;
  };
  assert.equal((await client.send(await session(), "Hello")).status, 200);
  assert.equal((await client.send(await session(), "Hello")).status, 429);
});

test("a message that could not be answered costs nothing", async () => {
  const client = await startGateway({
    quotaMessages: 1,
    model: { url: "http://127.0.0.1:1/v1", key: null, model: "none" },
  });
  const token = await client.session(ids.none);
  assert.equal((await client.send(token, "Hello")).status, 502);
  assert.equal((await client.send(token, "Hello")).status, 502);
});

test("messages sent at once do not slip past the quota", async () => {
  const client = await startGateway();
  const token = await client.session(ids.tiny);
  const sent = await Promise.all([1, 2, 3, 4].map(() => client.send(token, "Hello")));
  assert.equal(sent.filter(({ status }) => status === 200).length, 2);
});

test("an IP address that asks too often has to wait", async () => {
  const rates = { ...defaultOptions.rates, message: { count: 2, seconds: 30 } };
  const client = await startGateway({ rates });
  const token = await client.session(ids.none);
  await client.send(token, "Hello");
  client.clock.advance(10);
  await client.send(token, "Hello");
  const { status, headers, body } = await client.send(token, "Hello");
  assert.equal(status, 429);
  assert.equal(headers.get("retry-after"), "20");
  assert.equal(body.code, "RATE_LIMIT_EXCEEDED");
  assert.deepEqual(body.details, {
    limit: 2,
    remaining: 0,
    resetAt: client.clock.ms / 1000 + 20,
    retryAfter: 20,
  });
  client.clock.advance(20);
  assert.equal((await client.send(token, "Hello")).status, 200);
});

test("an address gets so many mails; the Turnstile token is kept for later", async () => {
  const rates = { ...defaultOptions.rates, mail: { count: 1, seconds: 60 } };
  const client = await startGateway({ rates });
  assert.equal((await client.start({ releaseId: ids.otp, email })).status, 200);
  const turnstileToken = client.turnstileToken();
  const sameAddress = { releaseId: ids.otp, email: email.toUpperCase(), turnstileToken };
  assert.equal((await client.start(sameAddress)).status, 429);
  assert.equal(client.gateway.mailCatcher?.mails(email).length, 1);
  const other = { releaseId: ids.otp, email: "other@example.com", turnstileToken };
  assert.equal((await client.start(other)).status, 200);
});

test("starting, verifying and the rest are limited too", async () => {
  const one = { count: 1, seconds: 60 };
  const client = await startGateway({
    rates: { start: one, mail: one, verify: one, message: one, other: one },
  });
  const verify = { releaseId: ids.otp, email, otpCode: "123456" };
  await client.start({ releaseId: ids.none });
  await client.post("/ai-chat/free-chat-gate/verify", verify);
  const acceptance = { tosId: "x", version: 1, anonymousSessionId: "session-1" };
  await client.post(`/white-label-release/${ids.none}/terms-of-service/accept`, acceptance);
  const answers = [
    await client.start({ releaseId: ids.none }),
    await client.post("/ai-chat/free-chat-gate/verify", verify),
    await client.get("/ai-chat/free-chat-gate/verify", { token: "x" }),
    await client.post(`/white-label-release/${ids.none}/terms-of-service/accept`, acceptance),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [429, 429, 429, 429],
  );
});
