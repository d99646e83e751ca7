// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { ids, startGateway, tampered } from "./harness.mjs";

const client = await startGateway();

test("a token that was changed anywhere is refused", async () => {
  const token = await client.session(ids.captcha);
  const [release = "", subject = "", expiry = "", signature = ""] = token.split(".");
  const forgeries = [
    [ids.tiny, subject, expiry, signature],
    [release, tampered(subject), expiry, signature],
    [release, subject, String(Number(expiry) + 3600), signature],
    [release, subject, expiry, tampered(signature)],
    [release, subject, expiry, ""],
    [release, subject, expiry, signature, "more"],
    ["", "", "", ""],
  ];
  for (const parts of forgeries) {
    const { status, body } = await client.send(parts.join("."), "Hello");
    assert.equal(status, 401);
    assert.equal(body.code, "AUTH_INVALID");
    assert.equal(typeof body.message, "string");
  }
  assert.equal((await client.send(token, "Hello")).status, 200);
});

test("a token expires", async () => {
  const token = await client.session(ids.captcha);
  client.clock.advance(3599);
  assert.equal((await client.send(token, "Hello")).status, 200);
  client.clock.advance(1);
  const { status, body } = await client.send(token, "Hello");
  assert.equal(status, 401);
  assert.equal(body.code, "AUTH_EXPIRED");
});

test("the short session ends early", async () => {
  const token = await client.session(ids.short);
  client.clock.advance(15);
  assert.equal((await client.send(token, "Hello")).body.code, "AUTH_EXPIRED");
});

test("a token of another gateway is refused", async () => {
  const other = await startGateway();
  const token = await other.session(ids.captcha);
  assert.equal((await client.send(token, "Hello")).body.code, "AUTH_INVALID");
});

test("a token signed with the same key, but of no session here, is refused", async () => {
  const signingKey = "k".repeat(32);
  const [one, two] = [await startGateway({ signingKey }), await startGateway({ signingKey })];
  const token = await one.session(ids.captcha);
  assert.equal((await two.send(token, "Hello")).body.code, "AUTH_INVALID");
  assert.equal((await one.send(token, "Hello")).status, 200);
});
