// A chat with an agent for everybody: by keyboard alone, read out, dark, right to left.

import assert from "node:assert/strict";
import { AgentChat, agents, visitAgent } from "./support/agents.mjs";
import { assertAccessible } from "./support/axe.mjs";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ wordPauseMs: 1 });

/**
 * Goes through the controls, backwards unless another key is named, until one has the focus.
 * @param {import("./support/agents.mjs").AgentChat} chat
 * @param {import("playwright-core").Page} page
 * @param {import("playwright-core").Locator} control
 * @param {string} [key]
 */
async function tabTo(chat, page, control, key = "Shift+Tab") {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press(key);
    const focused = await control.evaluate((node) => node.getRootNode().activeElement === node);
    if (focused) return;
  }
  await chat.assertFocused(control);
}

scene("by keyboard alone: a suggestion, an approval, the menu", async ({ visitor }) => {
  const { page } = visitor;
  const chat = await visitAgent(visitor, agents.asksFirst);
  const suggestion = chat.suggestions.getByRole("button").first();
  await suggestion.waitFor();
  await chat.message.focus();
  await tabTo(chat, page, suggestion);
  await page.keyboard.press("Enter");
  await chat.approve.waitFor();
  await chat.message.focus();
  await tabTo(chat, page, chat.approve);
  await page.keyboard.press("Enter");
  await chat.tool("Open ticket").getByText("Done", { exact: true }).waitFor();
  await chat.replied();
  await chat.message.focus();
  await tabTo(chat, page, chat.menu);
  await page.keyboard.press("Enter");
  await tabTo(chat, page, chat.button("New chat"), "Tab");
  await page.keyboard.press("Enter");
  await chat.suggestions.waitFor();
  await chat.assertFocused(chat.message);
});

scene("an answer is read out once, when it is whole", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  await chat.panel.evaluate((panel) => {
    const announcer = panel.getRootNode().querySelector("#announcer");
    window.spoken = [];
    new MutationObserver(() => window.spoken.push(announcer.textContent)).observe(announcer, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await chat.say(question);
  await chat.replied();
  await eventually(async () => {
    const spoken = await visitor.page.evaluate(() => window.spoken);
    assert.equal(spoken.length, 2, JSON.stringify(spoken));
    assert.match(spoken[0], /is writing/);
    assert.match(spoken[1], /script tag/);
  });
});

scene("dark, with suggestions and an answer", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.asksFirst, { theme: "dark" });
  await chat.suggestions.waitFor();
  await assertAccessible(visitor, "agent dark suggestions");
  await chat.suggestions.getByRole("button").first().click();
  await chat.approve.waitFor();
  await assertAccessible(visitor, "agent dark asks");
});

scene("from right to left", async ({ visitor }) => {
  await visitor.page.goto(
    visitor.addressOf("agent.html", { agent: agents.asksFirst, language: "ar" }),
  );
  const chat = new AgentChat(visitor.page, { name: "محادثة", role: "region" });
  const suggestions = chat.panel.getByRole("list", { name: "أسئلة مقترحة" });
  await suggestions.getByRole("button").first().click();
  await chat.button(/^موافقة/).waitFor();
  await assertAccessible(visitor, "agent arabic");
});
