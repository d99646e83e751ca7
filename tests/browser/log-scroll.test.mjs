// The log follows an answer for who is at its end, and leaves everybody else where they are.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.mjs";
import { setProseStage } from "./support/prose-stage.mjs";

const scene = setProseStage();

const lines = (count) => "A line of the answer that is long enough\n\n".repeat(count);
const asked = (count) => ({ question: "Why?", text: lines(count), streaming: true });

/** @param {import("./support/prose-stage.mjs").ProsePage} stage */
function latest({ page }) {
  return page.getByRole("button", { name: "Latest" });
}

scene("an answer that grows is followed", async (stage) => {
  for (const count of [1, 10, 30, 60]) {
    await stage.show(asked(count));
    await stage.assertAtEnd();
  }
  assert.ok(await latest(stage).isHidden());
});

scene("whoever scrolls up is left alone, and is led back by a button", async (stage) => {
  await stage.show(asked(40));
  await stage.log.hover();
  await stage.page.mouse.wheel(0, -60);
  await latest(stage).waitFor();
  const position = () => stage.log.evaluate((log) => log.scrollTop);
  const before = await position();
  await stage.show(asked(60));
  await stage.show(asked(80));
  assert.equal(await position(), before);
  await latest(stage).click();
  await stage.assertAtEnd();
  assert.ok(await latest(stage).isHidden());
  await stage.show(asked(90));
  await stage.assertAtEnd();
});

scene("the keyboard leaves the end and comes back to it", async (stage) => {
  await stage.show(asked(40));
  await stage.log.focus();
  await stage.page.keyboard.press("PageUp");
  await latest(stage).waitFor();
  await stage.show(asked(60));
  assert.ok((await stage.distanceToEnd()) > 100);
  await stage.page.keyboard.press("End");
  await eventually(async () => {
    assert.ok(await latest(stage).isHidden());
  });
  await stage.show(asked(80));
  await stage.assertAtEnd();
});

scene("what becomes smaller or larger is no gesture", async (stage) => {
  await stage.show({ text: lines(30) }, asked(40));
  const resize = (height) =>
    stage.page.evaluate(async (size) => {
      document.querySelector("prose-log").style.setProperty("--parley-height", size);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, height);
  for (const height of ["300px", "700px", "250px"]) {
    await resize(height);
    await stage.assertAtEnd();
  }
  await stage.show({ text: lines(30) }, asked(20));
  await stage.assertAtEnd();
  await stage.log.locator(".answer").first().evaluate((answer) => answer.append("more\n".repeat(400)));
  await stage.show({ text: lines(30) }, asked(21));
  await stage.assertAtEnd();
  assert.ok(await latest(stage).isHidden());
});

scene("an answer that comes whole is shown from its question on", async (stage) => {
  await stage.show({ question: "Why?", text: lines(20) });
  await stage.show({ question: "Why?", text: lines(20) }, { question: "And how?" });
  await stage.assertAtEnd();
  await stage.show({ question: "Why?", text: lines(20) }, { question: "And how?", text: lines(40) });
  const question = stage.log.locator(".question").last();
  await eventually(async () => {
    const [log, { y }] = await Promise.all([stage.log.boundingBox(), question.boundingBox()]);
    assert.ok(y >= log.y && y < log.y + 40, `the question is at ${y - log.y}`);
  });
  await latest(stage).waitFor();
});

scene("a long conversation opens at its end, and keeps its place while it is read", async (stage) => {
  const turns = Array.from({ length: 300 }, (_, place) => ({
    question: `Question ${place}`,
    text: `Answer ${place}\n\n${lines(place % 5)}`,
  }));
  await stage.show(...turns);
  await stage.assertAtEnd();
  await stage.log.hover();
  for (let turn = 0; turn < 8; turn += 1) await stage.page.mouse.wheel(0, -1500);
  await latest(stage).waitFor();
  // What is in view stays in view although the sizes above it become known.
  const settled = () =>
    stage.page.evaluate(async () => {
      const log = document.querySelector("prose-log").shadowRoot.querySelector(".log");
      const { top } = log.getBoundingClientRect();
      const inView = [...log.children].find((child) => child.getBoundingClientRect().top > top + 40);
      const before = inView.getBoundingClientRect().top;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return Math.abs(inView.getBoundingClientRect().top - before);
    });
  await eventually(async () => {
    assert.ok((await settled()) <= 2);
  });
  await latest(stage).click();
  await eventually(() => stage.assertAtEnd());
});
