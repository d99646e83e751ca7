// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { ids, startGateway } from "./harness.mjs";

const client = await startGateway();

/**
 * @param {string} releaseId
 * @param {Record<string, unknown>} body
 */
const accept = (releaseId, body) =>
  client.post(`/white-label-release/${releaseId}/terms-of-service/accept`, body);

/** @param {string} token */
const owed = async (token) => {
  const { status, body } = await client.send(token, "Hello");
  assert.equal(status, 403);
  assert.equal(body.error.code, "TERMS_NOT_ACCEPTED");
  return body.error.details;
};

test("the first message waits for the terms", async () => {
  const token = await client.session(ids.terms);
  const { tosId, version, title, content } = await owed(token);
  assert.equal(version, 1);
  assert.match(title, /House rules/);
  assert.match(content, /^## /m);
  assert.equal((await accept(ids.terms, { tosId, version, freeChatToken: token })).status, 200);
  assert.equal((await client.send(token, "Hello")).status, 200);
  await owed(await client.session(ids.terms));
});

test("a newer version has to be accepted anew; the older answers 409", async () => {
  const token = await client.session(ids.terms);
  const { tosId, version } = await owed(token);
  const text = { title: "New rules", content: "Be kind." };
  const published = await client.post(`/demo/releases/${ids.terms}/terms`, text);
  assert.equal(published.body.version, version + 1);

  const stale = await accept(ids.terms, { tosId, version, freeChatToken: token });
  assert.equal(stale.status, 409);
  assert.equal(stale.body.details.version, version + 1);
  const newer = await owed(token);
  assert.equal(newer.title, "New rules");
  await accept(ids.terms, { tosId, version: newer.version, freeChatToken: token });
  assert.equal((await client.send(token, "Hello")).status, 200);

  client.gateway.publishTerms(ids.terms, text);
  assert.equal((await owed(token)).version, version + 2);
});

test("anonymous visitors accept by their session's name", async () => {
  const turn = { releaseId: ids.openTerms, newPrompt: "Hello", transcript: [], prevSigniture: "" };
  const send = (/** @type {string | undefined} */ sessionId) =>
    client.post("/ai-chat/anonymous-chat", { ...turn, sessionId });
  const refused = await send("session-1");
  assert.equal(refused.status, 403);
  const { tosId, version } = refused.body.error.details;
  await accept(ids.openTerms, { tosId, version, anonymousSessionId: "session-1" });
  assert.equal((await send("session-1")).status, 200);
  assert.equal((await send("session-2")).status, 403);
  assert.equal((await send(undefined)).status, 403);
});

test("an acceptance needs somebody who accepts", async () => {
  const token = await client.session(ids.terms);
  const { tosId, version } = await owed(token);
  const nobody = await accept(ids.terms, { tosId, version });
  assert.equal(nobody.status, 400);
  assert.equal(nobody.body.details.fieldErrors[0].field, "freeChatToken");
  const stranger = await client.session(ids.none);
  assert.equal((await accept(ids.terms, { tosId, version, freeChatToken: stranger })).status, 400);
  assert.equal((await accept(ids.terms, { tosId, version, freeChatToken: "x.y.z.w" })).status, 401);
  assert.equal(
    (await accept(ids.none, { tosId, version, anonymousSessionId: "session-1" })).status,
    404,
  );
  assert.equal((await accept("nobody", { tosId, version, freeChatToken: token })).status, 404);
});
