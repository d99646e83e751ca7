// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { ids, startGateway } from "./harness.mjs";

const client = await startGateway();
const gate = "/ai-chat/free-chat-gate";

test("each release tells its mode and site key", async () => {
  const expected = [
    [ids.none, "none", undefined],
    [ids.captcha, "captcha-only", "1x00000000000000000000BB"],
    [ids.otp, "captcha+otp", "1x00000000000000000000AA"],
    [ids.link, "captcha+magic-link", "1x00000000000000000000AA"],
    [ids.blocked, "captcha+otp", "2x00000000000000000000AB"],
  ];
  for (const [releaseId = "", mode, siteKey] of expected) {
    const { status, body } = await client.get(`${gate}/config`, { releaseId });
    assert.equal(status, 200);
    assert.equal(body.mode, mode);
    assert.equal(body.turnstileSiteKey, siteKey);
    assert.deepEqual(body.siteActions, []);
  }
});

test("an unknown release is not found", async () => {
  for (const path of ["config", "languages", "welcome"]) {
    const { status, body } = await client.get(`${gate}/${path}`, { releaseId: "nobody" });
    assert.equal(status, 404);
    assert.equal(body.code, "NOT_FOUND");
  }
});

test("the release id is required", async () => {
  const { status, body } = await client.get(`${gate}/config`);
  assert.equal(status, 400);
  assert.equal(body.code, "VALIDATION_ERROR");
  assert.equal(body.details.fieldErrors[0].field, "releaseId");
});

test("languages are listed by their English names", async () => {
  const { body } = await client.get(`${gate}/languages`, { releaseId: ids.none });
  assert.deepEqual(body.languages, [
    "English",
    "Spanish",
    "German",
    "French",
    "Arabic",
    "Japanese",
  ]);
});

test("the welcome is in the language asked for, and in English for one not offered", async () => {
  const welcome = async (/** @type {string} */ language) =>
    (await client.get(`${gate}/welcome`, { releaseId: ids.none, language })).body.messages[0]
      .message;
  assert.match(await welcome("Spanish"), /^¡Hola!/);
  assert.match(await welcome(" german "), /^Hallo!/);
  assert.match(await welcome("Klingon"), /^Hello!/);
});

test("a release introduces itself", async () => {
  const { body } = await client.get(`/white-label-release/${ids.none}`);
  assert.equal(body._id, ids.none);
  assert.equal(body.status, "available");
  assert.equal(body.allowAnonymousChat, true);
  assert.ok(body.supportedLanguages.includes("French"));
  assert.equal((await client.get("/white-label-release/nobody")).status, 404);
});

test("a release tells its look, and its own welcome goes before the gate’s", async () => {
  const { body } = await client.get(`/white-label-release/${ids.look}`);
  assert.equal(body.title, "Parley guide");
  assert.match(body._whitelabelPicture, /^http:.*\/guide\.svg$/);
  assert.match(body.theme.primaryColor, /^#[0-9a-f]{6}$/);
  assert.match(body.config.welcomeMessage, /^Welcome!/);
  assert.equal(body.config.conversationStarters.length, 3);
  assert.equal(body.config.contextBubbles, false);
  const welcome = await client.get(`${gate}/welcome`, { releaseId: ids.look });
  assert.deepEqual(welcome.body.messages, []);
});

test("state tells who is known, and refuses a token that is not ours", async () => {
  assert.deepEqual((await client.get(`${gate}/state`)).body, { verified: false });
  const token = await client.session(ids.tiny);
  const { body } = await client.get(`${gate}/state`, { token, releaseId: ids.tiny });
  assert.equal(body.verified, true);
  assert.equal(body.remaining, 2);
  assert.equal(
    (await client.get(`${gate}/state`, { token: `${token}x` })).body.code,
    "AUTH_INVALID",
  );
});
