// axe finds nothing wrong with any screen.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ quotaMessages: 2 });
const still = { reducedMotion: "reduce" };

/** The ways to the screens. They find their way in any language where that is wanted below. */
const screens = {
  async loading({ visitor, chat }, settings) {
    await visitor.hold(wire.config);
    await visitor.visitAndOpen(releases.open, settings);
    await chat.panel.locator(".dots").waitFor();
  },
  async email({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.code, settings);
    await chat.panel.locator("#email").fill("nobody");
    await chat.panel.locator("#email").press("Enter");
    await chat.panel.locator("#field-error").waitFor();
    await visitor.page.getByText("Success!").waitFor();
  },
  async code({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.code, settings);
    await chat.panel.locator("#email").fill(visitor.email);
    await chat.panel.locator("#email").press("Enter");
    await chat.panel.locator("#code").waitFor();
  },
  async "link-sent"({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.link, settings);
    await chat.panel.locator("#email").fill(visitor.email);
    await chat.panel.locator("#email").press("Enter");
    await chat.panel.locator("#link-text").waitFor();
  },
  async chat({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.open, settings);
    await chat.panel.locator("#message").fill(question);
    await chat.panel.locator("#message").press("Enter");
    await chat.answer(0).locator("summary").click();
    await chat.answer(0).locator(".tool[aria-pressed]").last().click();
    await chat.answer(0).locator("textarea").waitFor();
  },
  async interaction({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.interaction, settings);
    await chat.panel.locator("#message").fill(question);
    await chat.panel.locator("#message").press("Enter");
    await visitor.page.getByRole("checkbox", { name: "Verify you are human" }).waitFor();
  },
  async menu({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.open, settings);
    await chat.ask(question);
    await chat.menu.click();
  },
  async handoff({ visitor, chat }, settings) {
    await screens.menu({ visitor, chat }, settings);
    await chat.button("Continue in the app").click();
    await chat.panel.getByRole("link", { name: "Open the app" }).waitFor();
  },
  async clear({ visitor, chat }, settings) {
    await screens.menu({ visitor, chat }, settings);
    await chat.button("Clear conversation").click();
    await chat.button("Keep it").waitFor();
  },
  async quota({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.twoQuestions, settings);
    await chat.ask(question);
    await chat.say(question);
    await chat.heading.getByText("You’ve used your free messages").waitFor();
  },
  async terms({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.openTerms, settings);
    await chat.say(question);
    await chat.button("Agree and continue").waitFor();
    await visitor.console.expectFailedRequests(/status of 403/);
  },
  async blocked({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.turnedAway, settings);
    await chat.say(question);
    await chat.retry.waitFor();
    await visitor.console.expectFailedRequests(/status of 403/);
    await visitor.console.expect(/^\[parley\] \w+ \(\w+, HTTP 403\): /);
  },
  async offline({ visitor, chat }, settings) {
    await visitor.visitAndOpen(releases.open, settings);
    await chat.ask(question);
    await visitor.goOffline();
    await chat.notice.waitFor();
    await chat.say(secondQuestion);
    await chat.log.getByText("Will be sent when you’re back online.").waitFor();
  },
  async error({ visitor, chat }, settings) {
    await visitor.intercept(wire.config, (route) => route.fulfill({ json: {} }), 1);
    await visitor.visitAndOpen(releases.open, settings);
    await chat.retry.waitFor();
    await visitor.console.expect(/^\[parley\] \w+ \(UNKNOWN_GATE_MODE\): /);
  },
};

for (const [name, go] of Object.entries(screens)) {
  scene(
    name,
    async (parts) => {
      await go(parts, {});
      await assertAccessible(parts.visitor, `axe ${name}`);
    },
    still,
  );
}

scene(
  "closed, with the demo page",
  async ({ visitor }) => {
    await visitor.visit(releases.open);
    await assertAccessible(visitor, "axe closed");
  },
  still,
);

for (const name of ["email", "chat"]) {
  scene(
    `${name}, dark`,
    async (parts) => {
      await screens[name](parts, {});
      await assertAccessible(parts.visitor, `axe ${name} dark`);
    },
    { ...still, colorScheme: "dark" },
  );
}

for (const name of ["email", "chat"]) {
  scene(
    `${name}, from right to left`,
    async (parts) => {
      const { visitor } = parts;
      const chat = new Chat(visitor.page, { name: "محادثة" });
      visitor.chat = chat;
      await screens[name]({ ...parts, chat }, { language: "ar" });
      assert.equal(await chat.panel.getAttribute("dir"), "rtl");
      await assertAccessible(visitor, `axe ${name} rtl`);
    },
    still,
  );
}
