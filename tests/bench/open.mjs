// How long a visitor waits between clicking the launcher and being able to type, and how much of it
// the page's main thread spends in scripts: in Chromium, on the demo page, at full speed and on a
// processor four times as slow, with WebAssembly and in a browser without it; and on such a processor
// with a phone's connection.
//
//   node tests/bench/open.mjs --out <file> [--runs <7>]
//
// Each run has a fresh browser context with an empty cache. The gateway answers on this machine, so
// that without a latency the network costs next to nothing: what is measured then is the page's own
// work.

import { parseArgs } from "node:util";

import { createGateway } from "../../demo/gateway/gateway.mjs";
import { fields, launchChromium, mainThread, openPage, untilTypable } from "./support/chromium.mjs";
import { median, writeResults } from "./support/comparison.mjs";

const { values: options } = parseArgs({
  options: { out: { type: "string" }, runs: { type: "string", default: "7" } },
});

/** The demo's release without a gate: the chat is usable as soon as it is drawn. */
const RELEASE = "5eed00000000000000000001";
const launcher = 'button[aria-haspopup="dialog"]';
/** How many times as slow the processor is, how the core runs, and what a request takes, in ms. */
const CONDITIONS = [
  { throttle: 1, core: "wasm", latency: 0 },
  { throttle: 1, core: "script", latency: 0 },
  { throttle: 4, core: "wasm", latency: 0 },
  { throttle: 4, core: "script", latency: 0 },
  { throttle: 4, core: "wasm", latency: 150 },
];
/** Bytes a second that come with a latency. */
const THROUGHPUT = 1_000_000;

async function measure(browser, url, { core, latency, throttle }) {
  const { close, page, session } = await openPage(browser, throttle);
  try {
    if (core === "script") await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(url, { waitUntil: "networkidle" });
    await page.locator(launcher).first().waitFor();
    if (latency > 0) await slowDown(session, latency);
    const before = await mainThread(session);
    const wait = await page.evaluate(untilTypable, { launcher, fields });
    const after = await mainThread(session);
    return {
      wait,
      script: after.script - before.script,
      tasks: after.tasks - before.tasks,
    };
  } finally {
    await close();
  }
}

async function slowDown(session, latency) {
  const throughput = { downloadThroughput: THROUGHPUT, uploadThroughput: THROUGHPUT };
  const conditions = { offline: false, latency, ...throughput };
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", conditions);
}

const browser = await launchChromium();
const gateway = await createGateway({ port: 0, database: ":memory:" });
const results = { browser: browser.version(), runs: Number(options.runs), conditions: [] };
try {
  console.log("From the click to a panel that can be typed into, ms, median\n");
  console.log("CPU     core    latency   wait  script  all tasks");
  for (const condition of CONDITIONS) {
    const runs = [];
    for (let run = 0; run < results.runs; run++) {
      runs.push(await measure(browser, `${gateway.url}/?release=${RELEASE}`, condition));
    }
    const medians = Object.fromEntries(
      ["wait", "script", "tasks"].map((name) => [name, median(runs.map((run) => run[name]))]),
    );
    results.conditions.push({ ...condition, ...medians });
    const { core, latency, throttle } = condition;
    const columns = [latency, medians.wait, medians.script, medians.tasks];
    console.log(
      `${throttle === 1 ? "full" : `1/${throttle}`}`.padEnd(8) +
        core.padEnd(6) +
        columns.map((ms, i) => ms.toFixed(0).padStart([9, 7, 8, 11][i])).join(""),
    );
  }
} finally {
  await browser.close();
  await gateway.close();
}

await writeResults(options.out, results);
