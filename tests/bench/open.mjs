// How long a visitor waits between clicking the launcher and being able to type, and how much of it
// the page's main thread spends in scripts: in Chromium, on the demo page, at full speed and on a
// processor four times as slow, with WebAssembly and in a browser without it.
//
//   node tests/bench/open.mjs --out <file> [--runs <7>]
//
// Each run has a fresh browser context with an empty cache. The gateway answers on this machine, so
// that the network costs next to nothing: what is measured is the page's own work.

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
const THROTTLES = [1, 4];
const CORES = ["wasm", "script"];

async function measure(browser, url, throttle, core) {
  const { close, page, session } = await openPage(browser, throttle);
  try {
    if (core === "script") await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto(url, { waitUntil: "networkidle" });
    await page.locator(launcher).first().waitFor();
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

const browser = await launchChromium();
const gateway = await createGateway({ port: 0, database: ":memory:" });
const results = { browser: browser.version(), runs: Number(options.runs), throttles: [] };
try {
  console.log("From the click to a panel that can be typed into, ms, median\n");
  console.log("CPU     core      wait  script  all tasks");
  for (const throttle of THROTTLES) {
    for (const core of CORES) {
      const runs = [];
      for (let run = 0; run < results.runs; run++) {
        runs.push(await measure(browser, `${gateway.url}/?release=${RELEASE}`, throttle, core));
      }
      const medians = Object.fromEntries(
        ["wait", "script", "tasks"].map((name) => [name, median(runs.map((run) => run[name]))]),
      );
      results.throttles.push({ throttle, core, ...medians });
      const columns = [medians.wait, medians.script, medians.tasks].map((ms) => ms.toFixed(0));
      console.log(
        `${throttle === 1 ? "full" : `1/${throttle}`}`.padEnd(8) +
          core.padEnd(7) +
          columns.map((column, i) => column.padStart([7, 8, 11][i])).join(""),
      );
    }
  }
} finally {
  await browser.close();
  await gateway.close();
}

await writeResults(options.out, results);
