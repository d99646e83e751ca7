// Each way through a gate, from the click on the launcher to answers with their sources.

import assert from "node:assert/strict";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();
const messages = /\/(chat-send|message)$/;
const starts = /\/free-chat-gate\/start$/;

/**
 * Asks two questions. The answers show their sources, and the gateway signs a conversation of two:
 * so the first one came back to it exactly as it had signed that.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 */
async function converse(visitor) {
  const { chat } = visitor;
  const sent = visitor.requestsTo(messages);
  await assertCites(await chat.ask(question), visitor);
  const answer = await chat.ask(secondQuestion);
  await chat.assertInView(chat.log.getByText(secondQuestion));
  await assertCites(answer, visitor);
  assert.equal(sent.length, 2);
  const { transcript } = await (await sent[1].response()).json();
  assert.deepEqual(transcript.map(({ prompt }) => prompt), [question, secondQuestion]);
}

/**
 * @param {import("playwright-core").Locator} answer
 * @param {import("./support/visitor.mjs").Visitor} visitor
 */
async function assertCites(answer, { chat, gateway }) {
  assert.match(await answer.locator(".citation").first().textContent(), /^\d+$/);
  const sources = await chat.sources(answer);
  assert.notEqual(sources.length, 0);
  for (const source of sources) {
    const address = await source.getAttribute("href");
    assert.ok(address.startsWith(`${gateway.url}/knowledge/`), address);
  }
}

/** Where Turnstile has nothing to do, nothing is kept free for it. @param {Chat} chat */
async function assertNoRoomForTurnstile({ panel }) {
  await eventually(async () => {
    assert.equal((await panel.locator(".captcha").boundingBox())?.height ?? 0, 0);
  });
}

scene("none: the chat is there at once", async ({ visitor }) => {
  await visitor.visitAndOpen(releases.open);
  await converse(visitor);
  await visitor.photograph("chat");
});

scene("a source opens in a tab of its own", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  const [source] = await chat.sources(await chat.ask(question));
  const [tab] = await Promise.all([visitor.context.waitForEvent("page"), source.click()]);
  await tab.waitForLoadState();
  assert.match(tab.url(), /\/knowledge\//);
  assert.equal(await tab.evaluate(() => opener), null);
});

scene("captcha-only: nobody sees Turnstile, and the session starts with the first message", async ({
  visitor,
  chat,
}) => {
  const started = visitor.requestsTo(starts);
  await visitor.visitAndOpen(releases.captcha);
  await chat.message.waitFor();
  assert.equal(started.length, 0);
  await converse(visitor);
  assert.equal(started.length, 1);
  assert.ok(await visitor.page.getByText("Stand-in").isHidden());
});

scene("captcha-only with an interaction: the message waits for the visitor's click", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.interaction);
  await chat.say(question);
  const check = visitor.page.getByRole("checkbox", { name: "Verify you are human" });
  await check.waitFor();
  await chat.log.getByText(question).waitFor();
  await chat.text("Still checking that you’re human").first().waitFor();
  await visitor.photograph("chat turnstile");
  await check.click();
  await assertCites(await chat.answered(question, 0), visitor);
  await eventually(async () => assert.ok(await check.isHidden()));
  await chat.ask(secondQuestion);
});

scene("captcha+otp: the code comes by e-mail", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.code);
  await chat.email.waitFor();
  await visitor.photograph("email");
  await chat.email.fill(visitor.email);
  await chat.button("Send code").click();
  await chat.code.waitFor();
  await chat.text(visitor.email).waitFor();
  await assertNoRoomForTurnstile(chat);
  await visitor.photograph("code");
  await chat.code.fill(await visitor.mailedCode());
  await chat.button("Continue").click();
  await converse(visitor);
});

scene("captcha+magic-link: the link leads back to the page", async ({ visitor, chat }) => {
  const { page } = visitor;
  await visitor.visitAndOpen(releases.link);
  await chat.email.fill(visitor.email);
  await chat.button("Send link").click();
  await chat.heading.getByText("Check your inbox").waitFor();
  await assertNoRoomForTurnstile(chat);
  await visitor.photograph("link-sent");
  await page.goto(await visitor.mailedLink());
  await chat.message.waitFor();
  assert.equal(page.url(), visitor.addressOf("", { release: releases.link }));
  await converse(visitor);
});

scene("captcha+magic-link: opened in a second tab, the first one goes on", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.link);
  await chat.enterEmail(visitor.email);
  await chat.heading.getByText("Check your inbox").waitFor();

  const tab = await visitor.context.newPage();
  await tab.goto(await visitor.mailedLink());
  const second = new Chat(tab);
  await second.message.waitFor();
  await second.ask(question);

  await visitor.page.bringToFront();
  await chat.answered(question, 0);
  await assertCites(await chat.ask(secondQuestion), visitor);
});

scene("captcha+magic-link: a link works once", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.link);
  await chat.enterEmail(visitor.email);
  const link = await visitor.mailedLink();
  await visitor.page.goto(link);
  await chat.message.waitFor();
  await visitor.page.goto(link);
  await visitor.page.getByRole("heading", { name: "The link no longer works" }).waitFor();
  await visitor.console.expectFailedRequests(/status of 400/);
});

scene("the homepage chat: e-mail, code, ten messages", async ({ visitor, chat }) => {
  await visitor.passByCode(releases.homepage, { gate: "homepage" });
  await converse(visitor);
  await chat.text("8 free messages left").waitFor();
});

/** How a visitor comes through each gate to the message field. */
const entries = {
  async captcha(visitor) {
    await visitor.visitAndOpen(releases.captcha);
  },
  async code(visitor) {
    await visitor.passByCode(releases.code);
  },
  async link(visitor) {
    await visitor.visitAndOpen(releases.link);
    await visitor.chat.enterEmail(visitor.email);
    await visitor.page.goto(await visitor.mailedLink());
  },
  async homepage(visitor) {
    await visitor.passByCode(releases.homepage, { gate: "homepage" });
  },
};
for (const [gate, enter] of Object.entries(entries)) {
  scene(`${gate}: after a reload the visitor is still let in`, async ({ visitor, chat }) => {
    await enter(visitor);
    await chat.ask(question);
    const started = visitor.requestsTo(/\/(start|verify|verify-email)$/);
    await visitor.page.reload();
    await chat.open();
    await chat.answered(question, 0);
    await assertCites(await chat.ask(secondQuestion), visitor);
    assert.equal(started.length, 0);
  });
}
