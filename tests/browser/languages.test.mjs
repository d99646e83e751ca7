// The chat speaks the visitor's language, from the side that it is written from, and its texts have
// room where they stand.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { agents } from "./support/agents.mjs";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();
const narrow = { viewport: { width: 320, height: 568 }, reducedMotion: "reduce" };

/** Written from right to left; then long words, tall letters, no spaces, wide letters. */
const directions = {
  ar: "rtl",
  fa: "rtl",
  he: "rtl",
  ur: "rtl",
  de: "ltr",
  el: "ltr",
  hi: "ltr",
  ja: "ltr",
  ta: "ltr",
  th: "ltr",
  zu: "ltr",
};

const home = new URL("../../widget/locales/", import.meta.url);

/**
 * @param {string} language
 * @param {string} [part] of the widget
 * @returns {Promise<Record<string, string>>}
 */
async function textsIn(language, part = "") {
  return JSON.parse(await readFile(new URL(`${part}${language}.json`, home), "utf8"));
}

/** The chat on a page, found without its texts. */
class AnyChat {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.element = page.locator("parley-chat");
    this.launcher = page.locator("button.launch");
    this.panel = this.element.getByRole("dialog");
    this.email = this.panel.locator("#email");
    this.message = this.panel.locator("#message");
    this.answer = this.panel.locator(".question + .answer");
    this.menu = this.panel.locator("#menu-button");
  }

  /** @param {string} language @param {string} direction */
  async assertSpeaks(language, direction) {
    const texts = await textsIn(language);
    await eventually(async () => {
      assert.equal(await this.panel.getAttribute("lang"), language);
      assert.equal(await this.panel.getAttribute("dir"), direction);
      assert.equal(await this.launcher.getAttribute("aria-label"), texts["chat.title"]);
    });
    // The heading has the release's own name, which is in no language of the widget's.
    assert.equal(await this.panel.getAttribute("aria-label"), texts["chat.title"]);
  }

  /** Every text has the room that it needs, in the panel and in its own box. */
  async assertFits() {
    assert.deepEqual(await this.panel.evaluate(overflowing), []);
  }
}

/**
 * What is wider than its own box or reaches out of the panel, by its words. What an answer says is
 * not the chat's own text, and has its own ways to scroll.
 * @param {Element} panel
 */
function overflowing(panel) {
  const room = panel.getBoundingClientRect();
  const shown = [...panel.querySelectorAll("*")].filter(
    (node) => node.checkVisibility() && node.closest(".quiet, .prose > *") === null,
  );
  const tooWide = shown.filter((node) => {
    const box = node.getBoundingClientRect();
    const outside = box.left < room.left - 1 || box.right > room.right + 1;
    return outside || (node.clientWidth > 0 && node.scrollWidth > node.clientWidth + 1);
  });
  return tooWide.map((node) => `${node.tagName} ${node.className}: ${node.textContent.trim()}`);
}

for (const [language, direction] of Object.entries(directions)) {
  scene(
    `${language}, 320 pixels wide`,
    async ({ visitor }) => {
      const chat = new AnyChat(visitor.page);
      await visitor.page.goto(visitor.addressOf("", { release: releases.code, language }));
      await chat.launcher.click();
      await chat.email.fill("nobody");
      await chat.email.press("Enter");
      await chat.panel.locator("#field-error").waitFor();
      await chat.assertSpeaks(language, direction);
      await chat.assertFits();
      await visitor.photograph(`${language} email`);

      await visitor.page.goto(visitor.addressOf("", { release: releases.open, language }));
      await chat.launcher.click();
      await chat.message.waitFor();
      await chat.assertFits();
      await visitor.photograph(`${language} greeting`);
      await chat.message.fill(question);
      await chat.message.press("Enter");
      await chat.answer.locator(".tool[aria-pressed]").last().click();
      await chat.answer.locator("textarea").waitFor();
      await chat.assertFits();
      await visitor.photograph(`${language} chat`);
      await chat.menu.click();
      await chat.assertFits();
      await visitor.photograph(`${language} menu`);
      await chat.panel.locator("#menu button").last().click();
      await chat.panel.locator("#clear-text").waitFor();
      await chat.assertFits();
      await visitor.photograph(`${language} clear`);
    },
    narrow,
  );
}

/** A page that has the script tag. @param {import("./support/visitor.mjs").Visitor} visitor */
function tag({ gateway }, more = "") {
  const attributes = `divinci-release-id="${releases.open}" parley-base-url="${gateway.url}" ${more}`;
  return `<script src="${gateway.url}/dist/parley.js" ${attributes}></script>`;
}

scene("the page’s language goes before the browser’s", async ({ visitor, site }) => {
  const chat = new AnyChat(visitor.page);
  await visitor.page.goto(site.publishPage({ body: tag(visitor), language: "he-IL" }));
  const { x } = await chat.launcher.boundingBox();
  assert.ok(x < 100, `The launcher is at ${x}`);
  await chat.launcher.click();
  await chat.assertSpeaks("he", "rtl");
}, { locale: "de-DE" });

scene("a page without a language is spoken to in the browser’s", async ({ visitor, site }) => {
  const chat = new AnyChat(visitor.page);
  await visitor.page.goto(site.publishPage({ body: tag(visitor), language: "" }));
  await chat.launcher.click();
  await chat.assertSpeaks("zh-hant", "ltr");
}, { locale: "zh-TW" });

scene("a language that nobody has written is passed over", async ({ visitor, site }) => {
  const chat = new AnyChat(visitor.page);
  const body = tag(visitor, 'parley-language="tlh"');
  await visitor.page.goto(site.publishPage({ body, language: "pa-PK" }));
  await chat.launcher.click();
  await chat.assertSpeaks("pt", "ltr");
}, { locale: "pt-BR" });

scene("the visitor’s choice goes before the page’s, at once and without loss", async ({ visitor }) => {
  const { page } = visitor;
  const chat = new AnyChat(page);
  await page.goto(visitor.addressOf("", { release: releases.open, language: "de" }));
  await chat.launcher.click();
  await chat.assertSpeaks("de", "ltr");
  await chat.message.fill(question);
  await chat.element.evaluate((element) => element.chooseLanguage("ar"));
  await chat.assertSpeaks("ar", "rtl");
  assert.equal(await chat.message.inputValue(), question);
  await chat.message.press("Enter");
  await chat.answer.getByText("هذا ما تقوله الوثائق").waitFor();
  await chat.element.evaluate((element) => element.chooseLanguage(null));
  await chat.assertSpeaks("de", "ltr");
});

scene("a chat with an agent is in the visitor’s language too", async ({ visitor }) => {
  await visitor.page.goto(visitor.addressOf("agent.html", { agent: agents.plain, language: "he" }));
  const panel = visitor.page.locator("parley-chat").getByRole("region");
  const [texts, agentTexts] = await Promise.all([textsIn("he"), textsIn("he", "agent/")]);
  await panel.getByRole("textbox", { name: texts["composer.label"] }).waitFor();
  await panel.getByRole("list", { name: agentTexts["agent.suggestions"] }).waitFor();
  assert.equal(await panel.getAttribute("dir"), "rtl");
});

scene("the demo’s pages offer every language", async ({ visitor }) => {
  await visitor.page.goto(visitor.addressOf("", { release: releases.open }));
  const offered = visitor.page.getByLabel("Language").locator("option[lang]");
  await offered.first().waitFor({ state: "attached" });
  const tags = await offered.evaluateAll((options) => options.map(({ value }) => value));
  const files = (await readdir(home)).filter((name) => name.endsWith(".json"));
  const written = files.map((name) => name.replace(".json", ""));
  assert.deepEqual(tags.toSorted(), written.toSorted());
  assert.ok((await offered.allTextContents()).includes("فارسی"));
});

scene("where the texts do not come, the chat speaks English", async ({ visitor }) => {
  const { page } = visitor;
  const chat = new AnyChat(page);
  await visitor.intercept("**/dist/ko-*.js", (route) => route.abort());
  await page.goto(visitor.addressOf("", { release: releases.open, language: "ko" }));
  await chat.launcher.click();
  await chat.message.waitFor();
  await chat.assertSpeaks("en", "ltr");
  await visitor.console.expectFailedRequests(/net::ERR_FAILED/);
  await visitor.console.expect(/^\[parley\] The texts for "ko" could not be loaded/);
});
