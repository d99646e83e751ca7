// A long conversation costs what is seen of it, and all of it is there nevertheless.

import assert from "node:assert/strict";
import { eventually } from "./support/eventually.mjs";
import { setProseStage } from "./support/prose-stage.mjs";

const scene = setProseStage();

const count = 240;
/** Exchanges whose answers name themselves, and the version that they are drawn in. */
const exchanges = (version) =>
  Array.from({ length: count }, (_, place) => ({
    question: `Question ${place}`,
    text: `Answer **${place}**, version ${version}. ${"It has several words. ".repeat(20)}`,
  }));

scene("it is opened at its end, and all of it can be found", async (stage) => {
  await stage.show(...exchanges(1));
  await stage.assertAtEnd();
  assert.ok(await stage.prose.last().isVisible());
  await eventually(async () => {
    assert.equal(await stage.prose.count(), count);
  });
  await stage.assertAtEnd();
  assert.ok(await stage.page.evaluate(() => window.find("Question 3")));
});

scene("what comes into view is as it is now", async (stage) => {
  await stage.show(...exchanges(1));
  await stage.show(...exchanges(2));
  await stage.log.focus();
  await stage.page.keyboard.press("Home");
  const first = stage.log.getByText("Answer 0, version 2");
  await eventually(async () => {
    assert.ok(await first.isVisible());
  });
});

scene("whoever reads further up stays there while the rest is drawn", async (stage) => {
  await stage.show(...exchanges(1));
  await stage.log.evaluate((log) => {
    log.scrollTop = log.scrollHeight / 2;
  });
  const inView = () =>
    stage.log.evaluate((log) => {
      const { top } = log.getBoundingClientRect();
      const seen = [...log.querySelectorAll(".question")].find(
        (question) => question.getBoundingClientRect().top >= top,
      );
      return seen?.textContent.trim();
    });
  await eventually(async () => {
    assert.match(await inView(), /Question \d+/);
  });
  const before = await inView();
  await eventually(async () => {
    assert.equal(await stage.prose.count(), count);
  });
  assert.equal(await inView(), before);
});
