// How long a visitor waits between clicking the launcher and being able to type, and how much of it
// the page's main thread spends in scripts: in Chromium, on the demo page, at full speed and on a
// processor four times as slow, with WebAssembly and in a browser without it.
//
//   node tests/bench/open.mjs --out <file> [--runs <7>]
//
// Each run has a fresh browser context with an empty cache. The gateway answers on this machine, so
// that the network costs next to nothing: what is measured is the page's own work.

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { chromium } from "playwright-core";

import { createGateway } from "../../demo/gateway/gateway.mjs";
import { median } from "./support/comparison.mjs";

const { values: options } = parseArgs({
  options: { out: { type: "string" }, runs: { type: "string", default: "7" } },
});

/** The demo's release without a gate: the chat is usable as soon as it is drawn. */
const RELEASE = "5eed00000000000000000001";
const THROTTLES = [1, 4];
const CORES = ["wasm", "script"];

const executablePath = process.env.CHROMIUM_PATH;
if (!executablePath) {
  console.log("Skipped: no Chromium was found. CHROMIUM_PATH names one.");
  process.exit(0);
}

/** Seconds that the main thread has spent so far. */
async function mainThread(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Clicks the launcher; resolves with the milliseconds until the message field can be typed into. */
function clickAndWait() {
  const inShadows = function* (root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* inShadows(element.shadowRoot);
    }
  };
  const find = (selector) => {
    for (const element of inShadows(document)) if (element.matches(selector)) return element;
    return undefined;
  };
  return new Promise((resolve) => {
    const started = performance.now();
    find('button[aria-haspopup="dialog"]').click();
    const look = () => {
      const field = find("textarea");
      if (field && !field.disabled && field.checkVisibility()) resolve(performance.now() - started);
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function measure(browser, url, throttle, core) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    if (core === "script") await page.addInitScript(() => delete globalThis.WebAssembly);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    await page.goto(url, { waitUntil: "networkidle" });
    await page.locator('button[aria-haspopup="dialog"]').first().waitFor();
    const before = await mainThread(session);
    const wait = await page.evaluate(clickAndWait);
    const after = await mainThread(session);
    return {
      wait,
      script: (after.ScriptDuration - before.ScriptDuration) * 1000,
      tasks: (after.TaskDuration - before.TaskDuration) * 1000,
    };
  } finally {
    await context.close();
  }
}

const gateway = await createGateway({ port: 0, database: ":memory:" });
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});
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

if (options.out) {
  await mkdir(path.dirname(options.out), { recursive: true });
  await writeFile(options.out, `${JSON.stringify(results, null, 2)}\n`);
}
