// What runs in the page of the bench.

import "../../browser/support/prose-page.ts";
import { watchFrames } from "./frames.mjs";
import * as markedLastBlock from "./marked-last-block.mjs";
import * as parley from "./parley.mjs";
import * as parleyFrames from "./parley-frames.mjs";
import * as streamingMarkdown from "./streaming-markdown.mjs";

const contenders = {
  parley,
  "parley-frames": parleyFrames,
  "streaming-markdown": streamingMarkdown,
  "marked-last-block": markedLastBlock,
};

const page = document.querySelector("prose-log");

/** The milliseconds that a contender takes, with a layout and a scroll to the end for each token. */
async function write(name, tokens) {
  await page.show([{ question: "Why?", text: "" }]);
  const log = page.shadowRoot.querySelector(".log");
  const prose = page.shadowRoot.querySelector(".prose");
  const start = performance.now();
  const writer = contenders[name].begin(prose);
  for (const token of tokens) {
    writer.write(token);
    log.scrollTop = log.scrollHeight;
  }
  writer.end();
  log.scrollTop = log.scrollHeight;
  return performance.now() - start;
}

/** Frames while an answer comes, so many tokens a second. */
async function stream(tokens, perSecond) {
  await page.show([{ question: "Why?", text: "" }]);
  const stop = watchFrames();
  const start = performance.now();
  let text = "";
  let at = 0;
  while (at < tokens.length) {
    const due = Math.min(tokens.length, ((performance.now() - start) / 1000) * perSecond);
    while (at < due) text += tokens[at++];
    await page.show([{ question: "Why?", text, streaming: at < tokens.length, code: {} }]);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  const seconds = (performance.now() - start) / 1000;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return { seconds, ...stop() };
}

Object.assign(globalThis, { bench: { write, stream } });
