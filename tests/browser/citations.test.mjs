// What an answer cites can be looked up where it is cited.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";
import { answerWith } from "./support/told-answer.mjs";

const scene = setStage();
const still = { reducedMotion: "reduce" };

const context = [
  {
    content: "The script tag is all that a page needs.\nIt draws a button in a corner.",
    score: 0.873,
    metadata: { originalName: "Embedding", sourceUrl: "https://example.com/embedding" },
  },
  { content: "An element fills the place where it stands.", score: 7, metadata: { originalName: "Element" } },
  { content: "", score: "0.5", metadata: { sourceUrl: "javascript:alert(1)" } },
];
const response = [
  "A page takes one tag [1], or an element [1, 2]. All of it [1-3], doubled [[2]].",
  "Beyond [4], partly [2, 9], a wide range [2-4], none [0] and backwards [3-1].",
  "Not in code: `a[1]` and\n\n```js\nb[1]\n```",
  ...Array.from({ length: 14 }, (_, n) => `Paragraph ${n} of a long answer.`),
  "At its end [2].",
].join("\n\n");

/** @param {import("./support/visitor.mjs").Visitor} visitor */
async function toldAnswer(visitor) {
  await visitor.visitAndOpen(releases.open);
  await answerWith(visitor, { response, context });
  return visitor.chat.ask(question);
}

scene("numbers of sources are buttons, and other numbers are text", async ({ visitor }) => {
  const answer = await toldAnswer(visitor);
  const cited = answer.locator(".citation button");
  const names = await cited.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel));
  assert.deepEqual(names, [1, 1, 2, "1-3", 2, 2, 2].map((n) => `Source ${n}`));
  const words = await answer.locator(".prose").textContent();
  for (const text of ["[4]", "[9]", "[2-4]", "[0]", "[3-1]", "a[1]", "b[1]"]) {
    assert.ok(words.includes(text), text);
  }
  assert.equal(await answer.locator("code button").count(), 0);
  await answer.getByText("3 sources").waitFor();
});

scene("a citation opens its source beside it, and gives the focus back", async ({
  visitor,
  chat,
}) => {
  const { keyboard } = visitor.page;
  const answer = await toldAnswer(visitor);
  const first = answer.getByRole("button", { name: "Source 1", exact: true }).first();
  await first.focus();
  await keyboard.press("Enter");
  const bubble = chat.panel.getByRole("dialog", { name: "Source 1" });
  await bubble.waitFor();
  await chat.assertFocused(bubble);
  assert.equal(await first.getAttribute("aria-expanded"), "true");
  await assertAccessible(visitor, "citation");
  assert.equal(await bubble.getByText("Match: 87%").count(), 1);
  await bubble.getByText("The script tag is all that a page needs.").waitFor();
  const link = bubble.getByRole("link", { name: "Embedding" });
  assert.deepEqual(
    await link.evaluate(({ href, rel, target }) => ({ href, rel, target })),
    { href: "https://example.com/embedding", rel: "noopener noreferrer", target: "_blank" },
  );
  await keyboard.press("Escape");
  await bubble.waitFor({ state: "detached" });
  await chat.assertFocused(first);
  assert.equal(await first.getAttribute("aria-expanded"), "false");
  assert.ok(await chat.panel.isVisible());
});

scene("a range opens all of it, each as far as it is known", async ({ visitor, chat }) => {
  const answer = await toldAnswer(visitor);
  await answer.getByRole("button", { name: "Source 1-3" }).click();
  const bubble = chat.panel.getByRole("dialog", { name: "Source 1-3" });
  await bubble.waitFor();
  assert.deepEqual(
    (await bubble.locator(".cited").allTextContents()).map((text) => text.trim()),
    ["Embedding (opens in a new tab)", "Element", "Source 3"],
  );
  assert.equal(await bubble.getByText("Match:").count(), 1);
  assert.equal(await bubble.getByRole("link").count(), 1);
  await visitor.photograph("citation range");
  await bubble.getByRole("button", { name: "Close" }).click();
  await bubble.waitFor({ state: "detached" });
});

scene("a bubble goes when its button is used again, with another, and by a click elsewhere", async ({
  visitor,
  chat,
}) => {
  const answer = await toldAnswer(visitor);
  const cited = answer.locator(".citation button");
  const bubble = chat.panel.locator(".bubble");
  await cited.nth(0).click();
  await bubble.waitFor();
  await cited.nth(0).click();
  await bubble.waitFor({ state: "detached" });
  await cited.nth(0).click();
  await bubble.getByText("Embedding").waitFor();
  await cited.nth(2).click();
  await bubble.getByText("Element", { exact: true }).waitFor();
  assert.equal(await bubble.count(), 1);
  await chat.title.click();
  await bubble.waitFor({ state: "detached" });
  assert.ok(await chat.panel.isVisible());
});

scene("a bubble goes with what cites it", async ({ visitor, chat }) => {
  const answer = await toldAnswer(visitor);
  const bubble = chat.panel.locator(".bubble");
  await answer.locator(".citation button").last().click();
  await bubble.waitFor();
  await chat.log.evaluate((log) => log.scrollTo(0, 0));
  await bubble.waitFor({ state: "detached" });
});

for (const [name, profile, settings] of [
  ["320 pixels wide", { viewport: { width: 320, height: 480 } }, {}],
  ["a phone, from right to left", { viewport: { width: 375, height: 667 } }, { language: "ar" }],
  ["dark", { colorScheme: "dark" }, {}],
]) {
  scene(
    `${name}: bubbles stay within the window`,
    async ({ visitor }) => {
      const { page } = visitor;
      await page.goto(visitor.addressOf("", { release: releases.open, ...settings }));
      await page.locator("parley-launcher button, parley-chat button").first().click();
      const panel = page.locator("parley-chat #panel");
      await answerWith(visitor, { response, context });
      await panel.locator("#message").fill(question);
      await panel.locator("#message").press("Enter");
      const cited = panel.locator(".citation button");
      await cited.last().waitFor();
      const count = await cited.count();
      for (let n = 0; n < count; n += 1) {
        await cited.nth(n).scrollIntoViewIfNeeded();
        await cited.nth(n).click();
        const bubble = panel.locator(".bubble");
        const { width, height } = page.viewportSize();
        await eventually(async () => {
          const box = await bubble.boundingBox();
          const around = await cited.nth(n).boundingBox();
          const fits = box.x >= 0 && box.x + box.width <= width && box.y >= 0;
          assert.ok(fits && box.y + box.height <= height, JSON.stringify(box));
          assert.ok(box.y >= around.y + around.height || box.y + box.height <= around.y, "covered");
          assert.ok(box.height > 60, "too low to be read");
        });
        if (n === 3) await assertAccessible(visitor, `citation ${name}`);
        await page.keyboard.press("Escape");
        await bubble.waitFor({ state: "detached" });
      }
    },
    { ...still, ...profile },
  );
}

scene("without context bubbles citations are text", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  await visitor.page.locator("parley-chat").evaluate((element) => {
    element.setAttribute("context-bubbles", "false");
  });
  await answerWith(visitor, { response, context });
  const answer = await chat.ask(question);
  assert.equal(await answer.locator(".citation button").count(), 0);
  assert.ok((await answer.locator(".prose").textContent()).includes("one tag [1], or an element [1, 2]"));
});
