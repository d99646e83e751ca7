// Every screen can be read and used in every look: light, dark, with the visitor's own colours, in
// a narrow window, zoomed in, and from right to left. What is drawn is measured, not compared with
// pictures, which would differ with the fonts of a computer.

import assert from "node:assert/strict";
import { agents, visitAgent } from "./support/agents.mjs";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { faultsOfLook } from "./support/look.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();
const window = { width: 1100, height: 820 };
const plain = { colorScheme: "light", forcedColors: "none", size: window };

/** The looks, as what they change of a plain one. A zoom of 200 % halves the room that there is. */
const looks = {
  light: {},
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "forced colours, dark": { forcedColors: "active", colorScheme: "dark" },
  "a phone": { size: { width: 390, height: 844 } },
  "320 pixels": { size: { width: 320, height: 568 } },
  "200 % zoom": { size: { width: 640, height: 400 } },
};

/** @type {Record<string, (parts: import("./support/stage.mjs").Parts) => Promise<unknown>>} */
const screens = {
  async "a release’s own look"({ visitor, chat }) {
    await visitor.visitAndOpen(releases.guide);
    await chat.button("Which gates are there?").waitFor();
    await chat.panel.locator(".mark img").waitFor();
  },
  async "an answer"({ visitor, chat }) {
    await visitor.visitAndOpen(releases.open);
    const answer = await chat.ask(question);
    await chat.sources(answer);
    await answer.getByRole("button", { name: "Poor answer" }).click();
    await answer.getByRole("textbox").waitFor();
  },
  async "the menu"({ visitor, chat }) {
    await visitor.visitAndOpen(releases.open);
    await chat.ask(question);
    await chat.menu.click();
  },
  async "an address that is none"({ visitor, chat }) {
    await visitor.visitAndOpen(releases.code);
    await chat.enterEmail("nobody");
    await chat.panel.locator("#field-error").waitFor();
  },
  async "a code"({ visitor, chat }) {
    await visitor.visitAndOpen(releases.code);
    await chat.enterEmail(visitor.email);
    await chat.code.waitFor();
  },
  async terms({ visitor, chat }) {
    await visitor.visitAndOpen(releases.openTerms);
    await chat.say(question);
    await chat.button("Agree and continue").waitFor();
    await visitor.console.expectFailedRequests(/status of 403/);
  },
  async "a tool that asks"({ visitor }) {
    const chat = await visitAgent(visitor, agents.asksFirst);
    await chat.panel.getByRole("list", { name: "Suggested questions" }).waitFor();
    await chat.say(question);
    await chat.approve.waitFor();
  },
};

for (const [name, go] of Object.entries(screens)) {
  scene(
    name,
    async (parts) => {
      const { page } = parts.visitor;
      const panel = page.locator("parley-chat .panel");
      const assertSound = async (look, forced) => {
        await eventually(async () => {
          assert.deepEqual(await panel.evaluate(faultsOfLook, { forced }), [], `${name}, ${look}`);
        }, 4000);
      };
      await go(parts);
      for (const [look, changes] of Object.entries(looks)) {
        const { size, ...media } = { ...plain, ...changes };
        await page.emulateMedia(media);
        await page.setViewportSize(size);
        await assertSound(look, media.forcedColors === "active");
        await parts.visitor.photograph(`${name}, ${look}`);
      }
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
      await page.setViewportSize(window);
      await page.locator("parley-chat").evaluate((chat) => chat.chooseLanguage("ar"));
      await page.locator("parley-chat .panel[dir=rtl]").waitFor();
      await assertSound("from right to left", false);
      await parts.visitor.photograph(`${name}, from right to left`);
    },
    { reducedMotion: "reduce" },
  );
}

scene("with reduced motion nothing slides or breathes", async ({ visitor, chat }) => {
  await visitor.hold("**/chat-send");
  await visitor.visitAndOpen(releases.open);
  await chat.say(question);
  await chat.panel.locator(".dots").waitFor();
  const moving = () =>
    chat.panel.evaluate((panel) =>
      panel.getAnimations({ subtree: true }).map(({ animationName }) => animationName),
    );
  assert.ok((await moving()).includes("breathe"));
  await visitor.page.emulateMedia({ reducedMotion: "reduce" });
  await eventually(async () => assert.deepEqual(await moving(), []));
});
