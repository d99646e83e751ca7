// On a phone, and in the smallest window that WCAG asks for, everything is within reach.

import assert from "node:assert/strict";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();
const sizes = {
  "a phone": { width: 375, height: 667 },
  "a phone on its side": { width: 667, height: 375 },
  "320 by 480 pixels": { width: 320, height: 480 },
};

/** @param {import("playwright-core").Locator} part @param {{ width: number, height: number }} size */
function assertWithin(part, { width, height }) {
  return eventually(async () => {
    const box = await part.boundingBox();
    const fits = box.x >= 0 && box.x + box.width <= width && box.y >= 0;
    assert.ok(fits && box.y + box.height <= height, `${part} is at ${JSON.stringify(box)}`);
  });
}

/** @param {import("playwright-core").Locator} part */
async function assertNoSidewaysScrolling(part) {
  const [content, room] = await part.evaluate((node) => [node.scrollWidth, node.clientWidth]);
  assert.ok(content <= room, `${part} is ${content} wide in ${room}`);
}

for (const [name, size] of Object.entries(sizes)) {
  scene(
    `${name}: by code to an answer`,
    async ({ visitor, chat }) => {
      await visitor.visit(releases.code);
      await chat.launcher.tap();
      await chat.email.waitFor();
      await assertWithin(chat.panel, size);
      await assertNoSidewaysScrolling(chat.panel);
      await visitor.photograph(`${name} email`);
      await chat.email.fill(visitor.email);
      await chat.button("Send code").tap();
      await chat.code.fill(await visitor.mailedCode());
      await chat.button("Continue").tap();
      await chat.message.fill(question);
      await chat.button("Send").tap();
      await chat.answered(question, 0);
      await assertWithin(chat.panel, size);
      await assertWithin(chat.message, size);
      await assertNoSidewaysScrolling(chat.panel);
      await assertNoSidewaysScrolling(chat.log);
      await visitor.photograph(`${name} chat`);
      await assertWithin(chat.close, size);
      await chat.close.tap();
      await chat.panel.waitFor({ state: "hidden" });
    },
    { viewport: size, hasTouch: true, isMobile: true },
  );
}
