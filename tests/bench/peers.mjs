// What a page pays for a chat, beside widgets that npm has: bytes, and the time that its main thread
// spends, once for the page that nobody chats on, and once until a visitor can type. And how long a
// visitor waits: from the touch of the launcher until there is a field, from the click of a mouse that
// came to it a moment before, and from Enter until the answer's first words are drawn.
//
//   node tests/bench/peers.mjs --out <file> [--runs <5>]
//
// Each run has a fresh browser context with an empty cache, on a processor four times as slow. The
// widgets are served from this machine, with answers as short as they put up with. Bytes are those
// of all scripts, modules and style sheets that were asked for, each compressed with brotli.

import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";

import { createGateway } from "../../demo/gateway/gateway.mjs";
import { contenders } from "./peers/contenders.mjs";
import { openSite } from "./peers/site.mjs";
import {
  fields,
  launchChromium,
  mainThread,
  openPage,
  untilAnswered,
  untilTypable,
} from "./support/chromium.mjs";
import { median, writeResults } from "./support/comparison.mjs";

const { values: options } = parseArgs({
  options: { out: { type: "string" }, runs: { type: "string", default: "5" } },
});

const THROTTLE = 4;
/** Milliseconds for what a widget does after it has been drawn, and while somebody types. */
const SETTLING = 500;
/** Milliseconds between a mouse's coming to the launcher and its click, as with a quick visitor. */
const POINTING = 300;
/** Characters of a row's name. */
const WIDTH = 16;

/** Asks as somebody who types, and resolves with the milliseconds until an answer is seen. */
async function ask(page, answer) {
  const answered = page.evaluate(untilAnswered, answer);
  await page.locator(fields).first().focus();
  await page.keyboard.insertText("How do I add the chat to my site?");
  await page.waitForTimeout(SETTLING);
  await page.keyboard.press("Enter");
  return answered;
}

/** One visit with a mouse: the wait for a field. A widget without a launcher knows none. */
async function visitWithMouse(browser, address, { open: launcher }) {
  if (launcher === undefined) return Number.NaN;
  const { close, page } = await openPage(browser, THROTTLE);
  try {
    await page.goto(address, { waitUntil: "networkidle" });
    await page.waitForTimeout(SETTLING);
    await page.locator(launcher).hover();
    await page.waitForTimeout(POINTING);
    return await page.evaluate(untilTypable, { launcher, fields });
  } finally {
    await close();
  }
}

/** One visit: what it takes to have the page, what until a visitor can type, and the two waits. */
async function visit(browser, address, { answer, open: launcher }, isWeighed) {
  const { close, page, session } = await openPage(browser, THROTTLE);
  try {
    const bodies = [];
    if (isWeighed) {
      page.on("response", (response) => {
        const isCode = /script|css|wasm/.test(response.headers()["content-type"] ?? "");
        if (isCode) bodies.push(response.body());
      });
    }
    const weigh = async () =>
      (await Promise.all(bodies)).reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
    await page.goto(address, { waitUntil: "networkidle" });
    await page.waitForTimeout(SETTLING);
    const loaded = { bytes: await weigh(), ...(await mainThread(session)) };
    const opening = await page.evaluate(untilTypable, { launcher, fields });
    await page.waitForTimeout(SETTLING);
    const opened = { bytes: await weigh(), ...(await mainThread(session)) };
    const answering = answer === undefined ? Number.NaN : await ask(page, answer);
    return { loaded, opened, opening, answering };
  } finally {
    await close();
  }
}

function print(rows) {
  console.log(`Main thread ${THROTTLE} times as slow; ms, median; bytes with brotli\n`);
  const phases = `${"with the page".padStart(27)}${"until one can type".padStart(29)}`;
  console.log(`${"".padEnd(WIDTH)}${phases}${"wait for".padStart(29)}`);
  const head = ["bytes", "script", "tasks"].map((word) => word.padStart(9)).join("");
  const waits = ["field", "by mouse", "words"].map((word) => word.padStart(9)).join("");
  console.log(`${"".padEnd(WIDTH)}${head}  ${head}  ${waits}`);
  const line = (values) =>
    values.map((value) => (Number.isNaN(value) ? "-" : value.toFixed(0)).padStart(9)).join("");
  const costs = ({ bytes, script, tasks }) => line([bytes, script, tasks]);
  for (const { title, loaded, opened, ...waiting } of rows) {
    const { opening, pointed, answering } = waiting;
    const columns = [costs(loaded), costs(opened), line([opening, pointed, answering])];
    console.log(`${title.padEnd(WIDTH)}${columns.join("  ")}`);
  }
}

const browser = await launchChromium();
const kept = fileURLToPath(new URL("../../build/bench/peers/", import.meta.url));
const gateway = await createGateway({ port: 0, database: ":memory:" });
const site = await openSite(path.resolve(kept), gateway.url);
try {
  const found = new Map([...contenders.keys()].map((key) => [key, []]));
  // The first visit is for the bytes: reading them takes time of its own.
  for (let run = 0; run <= Number(options.runs); run += 1) {
    for (const [key, visits] of found) {
      const address = `${site.url}/${key}`;
      const costs = await visit(browser, address, contenders.get(key), run === 0);
      const pointed = await visitWithMouse(browser, address, contenders.get(key));
      visits.push({ ...costs, pointed });
    }
  }
  const rows = [...found].map(([key, [weighed, ...timed]]) => {
    const { package: source, title } = contenders.get(key);
    const at = (phase) => ({
      bytes: weighed[phase].bytes,
      script: median(timed.map((visit) => visit[phase].script)),
      tasks: median(timed.map((visit) => visit[phase].tasks)),
    });
    const name = source === undefined ? title : `${title} ${source.version}`;
    const waits = ["opening", "pointed", "answering"].map((wait) => [
      wait,
      median(timed.map((visit) => visit[wait])),
    ]);
    return { title: name, loaded: at("loaded"), opened: at("opened"), ...Object.fromEntries(waits) };
  });
  print(rows);
  await writeResults(options.out, { browser: browser.version(), throttle: THROTTLE, rows });
} finally {
  await browser.close();
  await site.close();
  await gateway.close();
}
