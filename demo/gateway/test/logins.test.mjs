// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { ids, startGateway, tampered } from "./harness.mjs";
import { apiKey, startChatGateway, User, validate } from "./users.mjs";

const client = await startChatGateway();
const login = { apikey: apiKey, userId: 7, username: "Grace" };

test("a site's server signs a user in, and the user's page gets an access token", async () => {
  const picture = "https://example.com/grace.png";
  const signedIn = await client.post("/embed/login", { ...login, picture, membershipTier: "basic" });
  assert.equal(signedIn.status, 200);
  assert.equal(signedIn.body.tierAssigned, "basic");

  const { status, body } = await validate(client, signedIn.body.refreshToken);
  assert.equal(status, 200);
  assert.equal(body.valid, true);
  assert.match(body.userInfo.user_id, /^apikey:[\w-]+:7$/);
  assert.equal(body.userInfo.nickname, "Grace");
  assert.equal(body.userInfo.picture, picture);
  assert.equal(body.tierConfig.tier, "basic");
  assert.equal(body.tierConfig.limits.messagesPerDay, 50);
  assert.deepEqual(body.tierConfig.remaining, {
    messagesThisMonth: 500,
    messagesToday: 50,
    messagesThisHour: 20,
  });
});

test("without the site's key nobody is signed in, nor from a page", async () => {
  const wrong = await client.post("/embed/login", { ...login, apikey: tampered(apiKey) });
  assert.equal(wrong.status, 401);
  assert.equal(wrong.body.code, "UNAUTHORIZED");
  const origin = client.gateway.url;
  const page = await client.post("/embed/login", login, { origin });
  assert.equal(page.status, 403);
  assert.equal(page.headers.get("access-control-allow-origin"), null);

  const keyless = await startGateway();
  for (const apikey of ["", "null", apiKey]) {
    assert.equal((await keyless.post("/embed/login", { ...login, apikey })).status, 401);
  }
});

test("a login that makes no sense is refused field by field", async () => {
  /** @type {[Record<string, unknown>, string][]} */
  const cases = [
    [{ userId: undefined }, "userId"],
    [{ username: "" }, "username"],
    [{ picture: "http://example.com/a.png" }, "picture"],
    [{ membershipTier: "royal" }, "membershipTier"],
  ];
  for (const [change, field] of cases) {
    const { status, body } = await client.post("/embed/login", { ...login, ...change });
    assert.equal(status, 400);
    assert.equal(body.details.fieldErrors[0].field, field);
  }
});

test("the same user at the same site is the same, by any name", async () => {
  const ada = await User.signIn(client);
  const chatId = await ada.createChat();
  const again = await User.signIn(client, { username: "Countess" });
  assert.equal((await again.get(`/ai-chat/${chatId}`)).status, 200);
  const other = await User.signIn(client, { userId: "someone else" });
  assert.equal((await other.get(`/ai-chat/${chatId}`)).status, 404);
});

test("tokens that were changed anywhere are refused, and none opens the other's door", async () => {
  const { refreshToken, accessToken } = await User.signIn(client);
  const [user = "", expiry = "", signature = ""] = accessToken.split(".");
  const forgeries = [
    refreshToken,
    `${tampered(user)}.${expiry}.${signature}`,
    `${user}.${Number(expiry) + 60}.${signature}`,
    `${user}.${expiry}.${tampered(signature)}`,
    `${user}.${expiry}`,
    "...",
    "x",
  ];
  for (const token of forgeries) {
    const headers = { authorization: `Bearer ${token}` };
    const { status, body } = await client.request("/ai-chat", { headers });
    assert.equal(status, 401);
    assert.equal(body.code, "AUTH_INVALID");
  }
  for (const headers of [{}, { authorization: "Basic eDp5" }, { authorization: "Bearer " }]) {
    const { status, body } = await client.request("/ai-chat", { headers });
    assert.equal(status, 401);
    assert.equal(body.code, "UNAUTHORIZED");
    assert.equal(typeof body.message, "string");
  }
  for (const token of [accessToken, tampered(refreshToken)]) {
    assert.equal((await validate(client, token)).status, 401);
  }
});

test("an access token expires, and is renewed; the refresh token expires too", async () => {
  const own = await startChatGateway({ accessSeconds: 60, refreshSeconds: 3600 });
  const ada = await User.signIn(own);
  own.clock.advance(59);
  assert.equal((await ada.get("/ai-chat")).status, 200);
  own.clock.advance(1);
  assert.equal((await ada.get("/ai-chat")).body.code, "AUTH_EXPIRED");
  ada.accessToken = (await validate(own, ada.refreshToken)).body.accessToken;
  assert.equal((await ada.get("/ai-chat")).status, 200);

  own.clock.advance(3600);
  const { status, body } = await validate(own, ada.refreshToken);
  assert.equal(status, 401);
  assert.equal(body.code, "AUTH_EXPIRED");
  assert.equal(body.valid, undefined);
});

test("a page of a foreign origin, or of no release, gets no token", async () => {
  const { refreshToken } = await User.signIn(client);
  for (const origin of ["https://evil.example", "null", "javascript:alert(1)"]) {
    const { status, body } = await validate(client, refreshToken, { origin });
    assert.equal(status, 400);
    assert.equal(body.details.fieldErrors[0].field, "origin");
  }
  assert.equal((await validate(client, refreshToken, { releaseId: "unknown" })).status, 404);
});

test("the demo's own server signs its visitors in, and knows them by a cookie alone", async () => {
  const signIn = async (/** @type {Record<string, string>} */ headers) => {
    const { status, body, headers: got } = await client.post(
      "/demo/sign-in",
      { name: "Ada" },
      headers,
    );
    assert.equal(status, 200);
    const [cookie = ""] = (got.get("set-cookie") ?? "").split(";");
    const { accessToken, userInfo } = (await validate(client, body.refreshToken)).body;
    assert.equal(userInfo.nickname, "Ada");
    assert.ok(!userInfo.user_id.includes(cookie.split("=")[1]), "the cookie stays unknown");
    return { user: new User(client, body.refreshToken, accessToken), cookie, header: got };
  };
  const first = await signIn({});
  const attributes = first.header.get("set-cookie") ?? "";
  for (const attribute of ["HttpOnly", "SameSite=Strict", "Path=/demo"]) {
    assert.ok(attributes.includes(attribute));
  }
  const chatId = await first.user.createChat();
  const back = await signIn({ cookie: first.cookie });
  assert.equal((await back.user.get(`/ai-chat/${chatId}`)).status, 200);
  const namesake = await signIn({ cookie: "parley-demo-visitor=guess" });
  assert.equal((await namesake.user.get(`/ai-chat/${chatId}`)).status, 404);
  assert.equal((await client.post("/demo/sign-in", { name: "  " })).status, 400);
  const free = await client.post("/demo/sign-in", { name: "Ada", tier: "free" });
  assert.equal(free.body.tierAssigned, "free");
  const gold = await client.post("/demo/sign-in", { name: "Ada", tier: "gold" });
  assert.equal(gold.status, 400);
});

test("a tier's quota is spent by the hour and the day, which begin in UTC", async () => {
  const own = await startChatGateway();
  const ada = await User.signIn(own, { membershipTier: "free" });
  const chatId = await ada.createChat();
  own.clock.advance(1000);
  for (let n = 0; n < 5; n += 1) assert.equal((await ada.send(chatId, "Hello")).status, 200);

  const { status, body, headers } = await ada.send(chatId, "Hello");
  assert.equal(status, 429);
  assert.equal(headers.get("retry-after"), null);
  assert.equal(body.status, "error");
  assert.equal(body.message, "Message quota exceeded");
  assert.equal(body.context.type, "hourly_quota_exceeded");
  assert.equal(body.context.retryAfter, 2600);
  assert.equal(body.context.usage.messagesThisHour, 5);

  own.clock.advance(2600);
  ada.accessToken = (await validate(own, ada.refreshToken)).body.accessToken;
  for (let n = 0; n < 5; n += 1) assert.equal((await ada.send(chatId, "Hello")).status, 200);
  const spent = await ada.send(await ada.createChat(), "Hello");
  assert.equal(spent.body.context.type, "daily_quota_exceeded");
  const { remaining } = (await validate(own, ada.refreshToken)).body.tierConfig;
  assert.deepEqual(remaining, { messagesThisMonth: 40, messagesToday: 0, messagesThisHour: 0 });
});

test("signing in and renewing are limited", async () => {
  const one = { count: 1, seconds: 60 };
  const own = await startChatGateway({
    rates: { start: one, mail: one, verify: one, message: one, other: one },
  });
  const { body } = await own.post("/embed/login", login);
  assert.equal((await own.post("/embed/login", login)).status, 429);
  assert.equal((await own.post("/demo/sign-in", { name: "Ada" })).status, 429);
  assert.equal((await validate(own, body.refreshToken)).status, 200);
  assert.equal((await validate(own, body.refreshToken)).status, 429);
  assert.equal((await validate(own, "x", { releaseId: ids.none })).status, 429);
});
