// Everything works without a mouse, and the focus is where a visitor needs it next.

import assert from "node:assert/strict";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ quotaMessages: 2 });

/** More steps than any page here has controls. */
const farEnough = 60;

/**
 * Presses Tab until a control has the focus.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {import("playwright-core").Locator} control
 */
async function tabTo({ page }, control) {
  for (let steps = 0; steps < farEnough; steps += 1) {
    if (await control.evaluate((node) => node.getRootNode().activeElement === node)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${control}`);
}

/** The names of the elements that are inside one another and hold the focus. */
function focusPath(page) {
  return page.evaluate(() => {
    const names = [];
    let { activeElement } = document;
    for (; activeElement; activeElement = activeElement.shadowRoot?.activeElement ?? null) {
      names.push(activeElement.localName);
    }
    return names;
  });
}

/** Opens the chat of the demo page with the keyboard alone. */
async function openByKeyboard(visitor, release) {
  await visitor.visit(release);
  await tabTo(visitor, visitor.chat.launcher);
  await visitor.page.keyboard.press("Enter");
}

scene("from the launcher through e-mail and code to an answer", async ({ visitor, chat }) => {
  const { keyboard } = visitor.page;
  await openByKeyboard(visitor, releases.code);
  await chat.assertFocused(chat.email);
  await keyboard.type(visitor.email);
  await keyboard.press("Tab");
  await keyboard.press("Space");
  const news = chat.panel.getByRole("checkbox", { name: "Keep me posted" });
  assert.ok(await news.isChecked());
  await tabTo(visitor, chat.button("Send code"));
  await keyboard.press("Enter");
  await chat.assertFocused(chat.code);
  await keyboard.type(await visitor.mailedCode());
  await keyboard.press("Enter");
  await chat.assertFocused(chat.message);
  await keyboard.type(question);
  await keyboard.press("Enter");
  const answer = await chat.answered(question, 0);
  await chat.assertFocused(chat.message);

  await tabTo(visitor, answer.getByText(/^\d+ sources?$/));
  await keyboard.press("Enter");
  await tabTo(visitor, answer.getByRole("list").getByRole("link").first());
  await tabTo(visitor, answer.getByRole("button", { name: "Poor answer" }));
  await keyboard.press("Enter");
  await tabTo(visitor, answer.getByRole("textbox"));
});

scene("Escape closes the chat and gives the focus back to the launcher", async ({
  visitor,
  chat,
}) => {
  const { keyboard } = visitor.page;
  await openByKeyboard(visitor, releases.open);
  await chat.assertFocused(chat.message);
  assert.equal(await chat.launcher.getAttribute("aria-expanded"), "true");
  await keyboard.type("half a quest");
  await keyboard.press("Escape");
  await chat.panel.waitFor({ state: "hidden" });
  await chat.assertFocused(chat.launcher);
  assert.equal(await chat.launcher.getAttribute("aria-expanded"), "false");
  await keyboard.press("Enter");
  await chat.assertFocused(chat.message);
  await keyboard.type("ion");
  assert.equal(await chat.message.inputValue(), "half a question");
});

scene("the focus can leave the chat in both directions", async ({ visitor, chat }) => {
  const { keyboard } = visitor.page;
  await openByKeyboard(visitor, releases.open);
  await chat.ask(question);
  for (const key of ["Tab", "Shift+Tab"]) {
    await chat.message.focus();
    let outside = false;
    for (let steps = 0; steps < farEnough && !outside; steps += 1) {
      await keyboard.press(key);
      outside = !(await focusPath(visitor.page)).includes("parley-chat");
    }
    assert.ok(outside, `${key} does not lead out`);
  }
});

scene("the menu opens, closes and is used by keyboard", async ({ visitor, chat }) => {
  const { keyboard } = visitor.page;
  await openByKeyboard(visitor, releases.captcha);
  await chat.ask(question);
  await chat.menu.focus();
  await keyboard.press("Enter");
  assert.equal(await chat.menu.getAttribute("aria-expanded"), "true");
  await keyboard.press("Escape");
  assert.equal(await chat.menu.getAttribute("aria-expanded"), "false");
  await chat.assertFocused(chat.menu);
  await chat.panel.waitFor();

  await keyboard.press("Enter");
  await tabTo(visitor, chat.button("Continue in the app"));
  await keyboard.press("Enter");
  await chat.assertFocused(chat.panel.getByRole("link", { name: "Open the app" }));
  await keyboard.press("Escape");
  await chat.assertFocused(chat.message);

  await chat.menu.focus();
  await keyboard.press("Enter");
  await tabTo(visitor, chat.button("Clear conversation"));
  await keyboard.press("Enter");
  await chat.assertFocused(chat.button("Keep it"));
  await tabTo(visitor, chat.button("Clear"));
  await keyboard.press("Enter");
  await chat.assertFocused(chat.message);
  assert.equal(await chat.log.locator(".question").count(), 0);
});

scene("Turnstile's own control can be reached", async ({ visitor, chat }) => {
  const { keyboard } = visitor.page;
  await openByKeyboard(visitor, releases.interaction);
  await chat.assertFocused(chat.message);
  await keyboard.type(question);
  await keyboard.press("Enter");
  const check = visitor.page.getByRole("checkbox", { name: "Verify you are human" });
  await check.waitFor();
  for (let steps = 0; steps < farEnough; steps += 1) {
    if (await check.evaluate((node) => node.getRootNode().activeElement === node)) break;
    await keyboard.press("Shift+Tab");
  }
  await keyboard.press("Space");
  await chat.answered(question, 0);
});

scene("terms: their text has the focus, Tab leads to the choice", async ({ visitor, chat }) => {
  const { keyboard } = visitor.page;
  await openByKeyboard(visitor, releases.openTerms);
  await chat.assertFocused(chat.message);
  await keyboard.type(question);
  await keyboard.press("Enter");
  await chat.assertFocused(chat.panel.getByRole("group", { name: "House rules of the demo" }));
  await keyboard.press("Tab");
  await chat.assertFocused(chat.button("Decline"));
  await keyboard.press("Tab");
  await chat.assertFocused(chat.button("Agree and continue"));
  await keyboard.press("Enter");
  await chat.answered(question, 0);
  await chat.assertFocused(chat.message);
  await visitor.console.expectFailedRequests(/status of 403/);
});

scene("link: its first control has the focus", async ({ visitor, chat }) => {
  await openByKeyboard(visitor, releases.link);
  await chat.assertFocused(chat.email);
  await visitor.page.keyboard.type(visitor.email);
  await visitor.page.keyboard.press("Enter");
  await chat.assertFocused(chat.button("Send the link again"));
});

scene("blocked, error: the way on has the focus", async ({ visitor, chat }) => {
  const { keyboard } = visitor.page;
  await visitor.intercept(wire.config, (route) => route.fulfill({ json: {} }), 1);
  await openByKeyboard(visitor, releases.turnedAway);
  await chat.assertFocused(chat.retry);
  await keyboard.press("Enter");
  await chat.assertFocused(chat.message);
  await keyboard.type(question);
  await keyboard.press("Enter");
  await chat.heading.getByText("We couldn’t verify your browser").waitFor();
  await chat.assertFocused(chat.retry);
  await keyboard.press("Enter");
  await chat.assertFocused(chat.message);
  await visitor.console.expectFailedRequests(/status of 403/);
  await visitor.console.expect(/^\[parley\] \w+ \(UNKNOWN_GATE_MODE\): /);
  await visitor.console.expect(/^\[parley\] \w+ \(\w+, HTTP 403\): /);
});

scene("offline: the field keeps the focus", async ({ visitor, chat }) => {
  await openByKeyboard(visitor, releases.open);
  await chat.ask(question);
  await visitor.goOffline();
  await chat.text("You’re offline").first().waitFor();
  await chat.assertFocused(chat.message);
  await visitor.context.setOffline(false);
  await chat.notice.waitFor({ state: "detached" });
  await chat.assertFocused(chat.message);
});

scene("quota: the focus stays in the chat", async ({ visitor, chat }) => {
  await openByKeyboard(visitor, releases.twoQuestions);
  await chat.ask(question);
  await chat.say(question);
  await chat.heading.getByText("You’ve used your free messages").waitFor();
  await eventually(async () => {
    assert.deepEqual((await focusPath(visitor.page)).slice(0, 1), ["parley-chat"]);
  });
  await visitor.page.keyboard.press("Escape");
  await chat.assertFocused(chat.launcher);
});

scene("Shift and Enter begin a new line; Enter chooses a word that is being composed", async ({
  visitor,
  chat,
}) => {
  const sent = visitor.requestsTo(/\/chat-send$/);
  await openByKeyboard(visitor, releases.open);
  await chat.assertFocused(chat.message);
  await visitor.page.keyboard.type("One");
  await visitor.page.keyboard.press("Shift+Enter");
  await visitor.page.keyboard.type("Two");
  assert.equal(await chat.message.inputValue(), "One\nTwo");
  const composing = { key: "Enter", isComposing: true, bubbles: true, composed: true };
  await chat.message.dispatchEvent("keydown", composing);
  assert.equal(await chat.message.inputValue(), "One\nTwo");
  assert.equal(sent.length, 0);
  await visitor.page.keyboard.press("Enter");
  await chat.answered("One\nTwo", 0);
});

scene("a chat without words is not sent", async ({ visitor, chat }) => {
  const sent = visitor.requestsTo(/\/chat-send$/);
  await openByKeyboard(visitor, releases.open);
  await chat.message.fill("  \n ");
  await chat.message.press("Enter");
  assert.equal(await chat.button("Send").getAttribute("aria-disabled"), "true");
  await chat.ask(question);
  assert.equal(sent.length, 1);
});
