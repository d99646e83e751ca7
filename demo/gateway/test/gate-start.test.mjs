// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { email, ids, startGateway, wrongCode } from "./harness.mjs";

const client = await startGateway();
const verifyPath = "/ai-chat/free-chat-gate/verify";
const redirectTo = "http://localhost:5000/page?a=1#top";

/** @param {Record<string, unknown>} [more] */
const verify = (more) =>
  client.post(verifyPath, { releaseId: ids.otp, email, otpCode: client.mailedCode(), ...more });

test("without a gate the chat is open at once", async () => {
  const { status, body } = await client.post("/ai-chat/free-chat-gate/start", {
    releaseId: ids.none,
  });
  assert.equal(status, 200);
  assert.equal(body.status, "ready");
  assert.equal(body.nextStep, "chat");
  assert.match(body.token, new RegExp(`^${ids.none}\\.[0-9a-f]{32}\\.\\d+\\.[\\w-]{43}$`));
});

test("captcha-only wants a Turnstile token, each once", async () => {
  const turnstileToken = client.turnstileToken();
  const first = await client.start({ releaseId: ids.captcha, turnstileToken });
  assert.equal(first.body.status, "ready");
  for (const spent of [turnstileToken, "nonsense", ""]) {
    const { status, body } = await client.start({ releaseId: ids.captcha, turnstileToken: spent });
    assert.equal(status, 403);
    assert.deepEqual(body, {
      status: "error",
      message: "Forbidden",
      context: "Bot verification failed",
    });
  }
});

test("a secret that always fails turns every visitor away", async () => {
  assert.equal((await client.start({ releaseId: ids.refused })).status, 403);
});

test("a code by mail opens the gate once", async () => {
  const started = await client.start({ releaseId: ids.otp, email });
  assert.deepEqual(started.body, { status: "sent", mode: "captcha+otp" });
  const mail = client.newestMail();
  const code = client.mailedCode();
  assert.ok(mail.subject.startsWith(code));
  assert.ok(mail.html.includes(code));

  const verified = await verify({ otpCode: code });
  assert.equal(verified.status, 200);
  assert.equal((await client.send(verified.body.token, "What is Parley?")).status, 200);
  assert.equal((await verify({ otpCode: code })).body.code, "OTP_INVALID");
});

test("a newer code replaces the older", async () => {
  await client.start({ releaseId: ids.otp, email });
  const older = client.mailedCode();
  await client.start({ releaseId: ids.otp, email });
  if (older !== client.mailedCode()) assert.equal((await verify({ otpCode: older })).status, 400);
  assert.equal((await verify()).status, 200);
});

test("a code expires", async () => {
  await client.start({ releaseId: ids.otp, email });
  client.clock.advance(600);
  const { status, body } = await verify();
  assert.equal(status, 400);
  assert.equal(body.code, "OTP_EXPIRED");
});

test("after five wrong codes the right one no longer counts", async () => {
  await client.start({ releaseId: ids.otp, email });
  const otpCode = wrongCode(client.mailedCode());
  for (let attempt = 1; attempt < 5; attempt += 1) {
    assert.equal((await verify({ otpCode })).body.code, "OTP_INVALID");
  }
  assert.equal((await verify({ otpCode })).body.code, "OTP_ATTEMPTS_EXCEEDED");
  assert.equal((await verify()).body.code, "OTP_ATTEMPTS_EXCEEDED");
});

test("a code belongs to its address and release", async () => {
  await client.start({ releaseId: ids.otp, email });
  assert.equal((await verify({ email: "other@example.com" })).status, 400);
  assert.equal((await verify({ releaseId: ids.blocked })).status, 400);
  assert.equal((await verify({ email: email.toUpperCase() })).status, 200);
});

test("a malformed address is refused before the Turnstile token is spent", async () => {
  const turnstileToken = client.turnstileToken();
  for (const bad of [
    "",
    "nobody",
    "a@b",
    "a@example.com\r\nBcc: c@example.com",
    "a@b.example, c@d.example",
  ]) {
    const { status, body } = await client.start({ releaseId: ids.otp, turnstileToken, email: bad });
    assert.equal(status, 400);
    assert.equal(body.code, "VALIDATION_ERROR");
    assert.equal(body.details.fieldErrors[0].field, "email");
  }
  assert.equal((await client.start({ releaseId: ids.otp, turnstileToken })).status, 400);
  assert.equal((await client.start({ releaseId: ids.otp, turnstileToken, email })).status, 200);
});

test("a link by mail leads back to the page, once", async () => {
  const started = await client.start({ releaseId: ids.link, email, redirectTo });
  assert.deepEqual(started.body, { status: "sent", mode: "captcha+magic-link", nextStep: "link" });
  const link = client.mailedLink();
  assert.equal(link.searchParams.get("redirectTo"), redirectTo);

  assert.equal((await client.request(link.href, { method: "HEAD" })).status, 404);
  const followed = await client.request(link.href);
  assert.equal(followed.status, 302);
  const location = new URL(followed.headers.get("location") ?? "");
  assert.equal(
    location.origin + location.pathname + location.search,
    "http://localhost:5000/page?a=1",
  );
  const [, token = ""] = /^#top&freeChatToken=(.+)$/.exec(location.hash) ?? [];
  assert.equal((await client.send(token, "What is Parley?")).status, 200);

  const again = await client.request(link.href);
  assert.equal(again.status, 400);
  assert.equal(again.body.code, "LINK_INVALID");
  const page = await client.request(link.href, { headers: { accept: "text/html" } });
  assert.equal(page.status, 400);
  assert.match(page.text, /no longer works/);
});

test("a link expires", async () => {
  await client.start({ releaseId: ids.link, email, redirectTo });
  client.clock.advance(900);
  assert.equal((await client.request(client.mailedLink().href)).body.code, "LINK_INVALID");
});

test("no link leads to a page that is not allowed", async () => {
  const turnstileToken = client.turnstileToken();
  const bad = [
    "https://evil.example/",
    "https://localhost.evil.example/",
    "http://localhost@evil.example/",
    "//evil.example",
    "/relative",
    "javascript:alert(1)",
    "data:text/html,x",
  ];
  for (const target of bad) {
    const started = await client.start({
      releaseId: ids.link,
      email,
      turnstileToken,
      redirectTo: target,
    });
    assert.equal(started.status, 400, target);
    assert.equal(started.body.details.fieldErrors[0].field, "redirectTo");
  }
  assert.equal(
    (await client.start({ releaseId: ids.link, email, turnstileToken, redirectTo })).status,
    200,
  );
  const link = client.mailedLink();
  for (const target of [...bad, ""]) {
    const changed = new URL(link);
    changed.searchParams.set("redirectTo", target);
    const followed = await client.request(changed.href);
    assert.equal(followed.status, 400, target);
    assert.equal(followed.headers.get("location"), null);
  }
  assert.equal((await client.request(link.href)).status, 302);
});

test("a listed origin may be returned to", async () => {
  const own = await startGateway({
    allowedOrigins: ["https://www.example.com"],
    loopbackOrigins: false,
  });
  const page = "https://www.example.com/chat";
  assert.equal((await own.start({ releaseId: ids.link, email, redirectTo: page })).status, 200);
  assert.match(
    (await own.request(own.mailedLink().href)).headers.get("location") ?? "",
    /^https:\/\/www/,
  );
  assert.equal((await own.start({ releaseId: ids.link, email, redirectTo })).status, 400);
});

test("a mail that cannot be sent is said so, and logged", async () => {
  const own = await startGateway({ smtpUrl: "smtp://127.0.0.1:1" });
  const { status, body } = await own.start({ releaseId: ids.otp, email });
  assert.equal(status, 502);
  assert.equal(body.code, "MAIL_FAILED");
  assert.match(own.log.join("\n"), /ECONNREFUSED/);
});
