// How Markdown is drawn, in Chromium: the main thread's time for an answer, beside what others use;
// frames while a very long answer comes very quickly; and a long conversation, opened and scrolled.
//
//   node tests/bench/markdown.mjs --out <file> [--rounds <3>] [--only write,stream,history]
//
// An answer is drawn token by token, with a layout and a scroll to the end after each of them.

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { ProseSite } from "../browser/support/prose-site.mjs";
import { tokensOf } from "./markdown/answer.mjs";
import { measureHistory } from "./markdown/history.mjs";
import { launchChromium } from "./support/chromium.mjs";
import { median, writeResults } from "./support/comparison.mjs";

const { values: options } = parseArgs({
  options: {
    out: { type: "string" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", default: "write,stream,history" },
  },
});

const CONTENDERS = new Map([
  ["parley", "Parley, a write a token"],
  ["parley-frames", "Parley, a write a frame"],
  ["streaming-markdown", "streaming-markdown, own renderer"],
  ["marked-last-block", "marked + DOMPurify, last block"],
]);
const BASELINE = "streaming-markdown";

const ANSWER = 20_480;
const LONG_ANSWER = 200_000;
const TOKENS_PER_SECOND = 1000;
const MESSAGES = 2000;

async function compareWriters(page) {
  const tokens = tokensOf(ANSWER);
  const times = new Map([...CONTENDERS.keys()].map((name) => [name, []]));
  // The first round is for the compilers of the engine.
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    for (const [name, found] of times) {
      const run = ({ name, tokens }) => globalThis.bench.write(name, tokens);
      const time = await page.evaluate(run, { name, tokens });
      if (round > 0) found.push(time);
    }
  }
  const baseline = median(times.get(BASELINE));
  const rows = [...times].map(([name, milliseconds]) => ({
    name,
    total: median(milliseconds),
    ratio: median(milliseconds) / baseline,
    milliseconds,
  }));
  console.log(`${tokens.join("").length} characters in ${tokens.length} tokens, a layout after each`);
  console.log(`${"".padEnd(36)}${"ms".padStart(9)}${"µs/token".padStart(10)}`);
  for (const { name, ratio, total } of rows) {
    const each = ((total * 1000) / tokens.length).toFixed(0);
    const columns = `${total.toFixed(0).padStart(9)}${each.padStart(10)}`;
    console.log(`${CONTENDERS.get(name).padEnd(36)}${columns} ${`(${ratio.toFixed(2)})`.padStart(9)}`);
  }
  return { tokens: tokens.length, baseline: BASELINE, rows };
}

function printFrames(title, { frames, late, longest, median: middle, over, p99 }) {
  const ms = (value) => `${value.toFixed(1)} ms`;
  console.log(`\n${title}`);
  console.log(
    `  ${frames} frames: median ${ms(middle)}, 99th percentile ${ms(p99)}, longest ${ms(longest)}; ` +
      `${over} took over 16 ms, ${late} came late`,
  );
}

async function measureStream(page) {
  const tokens = tokensOf(LONG_ANSWER);
  const run = ([all, perSecond]) => globalThis.bench.stream(all, perSecond);
  const found = await page.evaluate(run, [tokens, TOKENS_PER_SECOND]);
  printFrames(`${LONG_ANSWER} characters at ${TOKENS_PER_SECOND} tokens a second`, found);
  return { tokens: tokens.length, ...found };
}

async function measureConversation(browser) {
  const found = await measureHistory(browser, MESSAGES);
  const times = `${found.wait.toFixed(0)} ms, ${found.mainThread.toFixed(0)} ms of the main thread`;
  console.log(`\n${found.messages} messages, from the click to the end of them: ${times}`);
  printFrames("Scrolling up through them", found.scroll);
  return found;
}

const browser = await launchChromium();
const parts = options.only.split(",");
const entry = fileURLToPath(new URL("markdown/page.mjs", import.meta.url));
// The others set markup from strings, which the policy of the tests forbids.
const site = await ProseSite.open(entry, null);
/** Measures in a page of its own: what one leaves behind is none of another's. */
async function inPage(measure) {
  const page = await browser.newPage();
  await page.goto(site.url);
  const found = await measure(page);
  await page.close();
  return found;
}

try {
  const results = { browser: browser.version(), rounds: Number(options.rounds) };
  if (parts.includes("write")) results.write = await inPage(compareWriters);
  if (parts.includes("stream")) results.stream = await inPage(measureStream);
  if (parts.includes("history")) results.history = await measureConversation(browser);
  await writeResults(options.out, results);
} finally {
  await browser.close();
  await site.close();
}
