// The screens before the chat: the e-mail address, the code, the link.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import Database from "better-sqlite3";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const folder = mkdtempSync(join(tmpdir(), "parley-browser-"));
after(() => rmSync(folder, { recursive: true }));
const database = join(folder, "gateway.sqlite");
const scene = setStage({ database });

const starts = /\/free-chat-gate\/start$/;

/** What the gateway has written down about a visitor's wish for news. @param {string} email */
function consentOf(email) {
  const file = new Database(database, { readonly: true });
  const rows = file.prepare("SELECT granted FROM consents WHERE email = ?").all(email);
  file.close();
  return rows.map(({ granted }) => granted === 1);
}

/** A code that is not the right one. @param {string} right */
function wrong(right) {
  return right === "000000" ? "000001" : "000000";
}

scene("what is no e-mail address is not sent, and stays to be corrected", async ({
  visitor,
  chat,
}) => {
  const started = visitor.requestsTo(starts);
  await visitor.visitAndOpen(releases.code);
  for (const address of ["", "somebody", "somebody@example"]) {
    await chat.typeEmail(address);
    await chat.button("Send code").click();
    await chat.text("Enter an email address such as name@example.com.").first().waitFor();
    assert.equal(await chat.email.getAttribute("aria-invalid"), "true");
    await chat.assertFocused(chat.email);
    assert.equal(await chat.email.inputValue(), address);
  }
  await visitor.photograph("email invalid");
  await chat.typeEmail(visitor.email);
  assert.equal(await chat.email.getAttribute("aria-invalid"), "false");
  await chat.email.press("Enter");
  await chat.code.waitFor();
  assert.equal(started.length, 1);
});

scene("an address that the server refuses can be corrected", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.code);
  await chat.enterEmail("visitor@example.c");
  await chat.text("This email address was not accepted.").first().waitFor();
  await visitor.console.expectFailedRequests(/status of 400/);
  await visitor.console.expect(/^\[parley\] ValidationError \(VALIDATION_ERROR, HTTP 400\): email /);
  assert.equal(await chat.email.inputValue(), "visitor@example.c");
  await chat.assertFocused(chat.email);
  await chat.enterEmail(visitor.email);
  await chat.code.waitFor();
});

scene("news by e-mail are only for those who tick the box", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.code);
  const news = chat.panel.getByRole("checkbox", { name: "Keep me posted" });
  assert.equal(await news.isChecked(), false);
  await chat.enterEmail(visitor.email);
  await visitor.newestMail(1, visitor.email);
  assert.deepEqual(consentOf(visitor.email), [false]);

  await chat.button("Use another email address").click();
  await news.check();
  await chat.enterEmail(visitor.email);
  await visitor.newestMail(2, visitor.email);
  assert.deepEqual(consentOf(visitor.email), [false, true]);
});

scene("a wrong code is told, and the right one still works", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.code);
  await chat.enterEmail(visitor.email);
  const code = await visitor.mailedCode();
  await chat.enterCode("12345");
  await chat.text("The code has six digits.").first().waitFor();
  await chat.enterCode(wrong(code));
  await chat.text("That code is wrong or has expired.").first().waitFor();
  await visitor.photograph("code rejected");
  assert.equal(await chat.code.getAttribute("aria-invalid"), "true");
  await chat.assertFocused(chat.code);
  await visitor.console.expectFailedRequests(/status of 400/);
  await visitor.console.expect(/^\[parley\] \w+ \(\w+, HTTP 400\): That code is not right\./);
  await chat.enterCode(code);
  await chat.ask(question);
});

scene("a code that was guessed at too often is spent; a new one works", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.code);
  await chat.enterEmail(visitor.email);
  const code = await visitor.mailedCode();
  const refused = visitor.requestsTo(/\/verify$/);
  for (let tries = 1; tries <= 5; tries += 1) {
    await chat.enterCode(wrong(code));
    await eventually(async () => {
      assert.equal(refused.length, tries);
      assert.equal(await chat.button("Continue").getAttribute("aria-disabled"), "false");
    });
  }
  await chat.enterCode(code);
  await visitor.console.expect(/That code is not right\./, 4);
  await visitor.console.expect(/There were too many wrong codes\. Ask for a new one\./, 2);
  await visitor.console.expectFailedRequests(/status of 400/);
  await chat.button("Send a new code").click();
  await chat.enterCode(await visitor.mailedCode(2));
  await chat.message.waitFor();
});

scene("another code can be sent, and only the newest works", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.code);
  await chat.enterEmail(visitor.email);
  const first = await visitor.mailedCode();
  await chat.button("Send a new code").click();
  await chat.text("We’ve sent a new code.").first().waitFor();
  const second = await visitor.mailedCode(2);
  if (first !== second) {
    await chat.enterCode(first);
    await chat.text("That code is wrong or has expired.").first().waitFor();
    await visitor.console.expectFailedRequests(/status of 400/);
    await visitor.console.expect(/That code is not right\./);
  }
  await chat.enterCode(second);
  await chat.message.waitFor();
});

scene("another address can be given, from the one that was typed", async ({ visitor, chat }) => {
  const other = `other-${visitor.email}`;
  await visitor.visitAndOpen(releases.code);
  await chat.enterEmail(visitor.email);
  await chat.code.waitFor();
  await chat.button("Use another email address").click();
  await chat.assertFocused(chat.email);
  assert.equal(await chat.email.inputValue(), visitor.email);
  await chat.enterEmail(other);
  await chat.text(other).waitFor();
  await chat.enterCode(await visitor.mailedCode(1, other));
  await chat.message.waitFor();
});

scene("a code pasted with the words around it is understood", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.code);
  await chat.enterEmail(visitor.email);
  const code = await visitor.mailedCode();
  await chat.code.fill(`Your 6-digit code is ${code.slice(0, 3)} ${code.slice(3)}.`);
  assert.equal(await chat.code.inputValue(), code);
  await chat.code.press("Enter");
  await chat.message.waitFor();
});

scene("the link can be sent again, and to another address", async ({ visitor, chat }) => {
  const other = `other-${visitor.email}`;
  await visitor.visitAndOpen(releases.link);
  await chat.enterEmail(visitor.email);
  await chat.button("Send the link again").click();
  await chat.text("We’ve sent the link again.").first().waitFor();
  await visitor.newestMail(2, visitor.email);
  await chat.button("Use another email address").click();
  await chat.enterEmail(other);
  await chat.text(other).waitFor();
  await visitor.page.goto(await visitor.mailedLink(1, other));
  await chat.message.waitFor();
});

scene("too many mails: the visitor is told how long to wait", async ({ visitor, chat }) => {
  const refusal = {
    status: 429,
    headers: { "retry-after": "600" },
    json: { code: "RATE_LIMIT_EXCEEDED", message: "Too many requests." },
  };
  await visitor.visitAndOpen(releases.code);
  await visitor.intercept(wire.start, (route) => route.fulfill(refusal), 1);
  await chat.enterEmail(visitor.email);
  await chat.notice.getByText("Please try again in 10 minutes.").waitFor();
  await visitor.console.expectFailedRequests(/status of 429/);
  await visitor.console.expect(/^\[parley\] RateLimitError \(RATE_LIMIT_EXCEEDED, HTTP 429\): /);
  assert.equal(await chat.email.inputValue(), visitor.email);
  await chat.button("Send code").click();
  await chat.code.waitFor();
});

scene("what was typed stays when the chat is closed and opened again", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.code);
  await chat.email.fill("half-typed");
  await chat.close.click();
  await chat.panel.waitFor({ state: "hidden" });
  await chat.open();
  assert.equal(await chat.email.inputValue(), "half-typed");
  await chat.enterEmail(visitor.email);
  await chat.code.fill("123");
  await chat.close.click();
  await chat.open();
  assert.equal(await chat.code.inputValue(), "123");
});
