// What a page pays for a chat, beside widgets that npm has: bytes, and the time that its main thread
// spends, once for the page that nobody chats on, and once until a visitor can type.
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
import { launchChromium, mainThread, untilTypable } from "./support/chromium.mjs";
import { median, writeResults } from "./support/comparison.mjs";

const { values: options } = parseArgs({
  options: { out: { type: "string" }, runs: { type: "string", default: "5" } },
});

const THROTTLE = 4;
/** Milliseconds for what a widget does after it has been drawn. */
const SETTLING = 500;

/** One visit: what it takes to have the page, and what until a visitor can type. */
async function visit(browser, address, launcher, isWeighed) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const bodies = [];
    if (isWeighed) {
      page.on("response", (response) => {
        const isCode = /script|css|wasm/.test(response.headers()["content-type"] ?? "");
        if (isCode) bodies.push(response.body());
      });
    }
    const weigh = async () =>
      (await Promise.all(bodies)).reduce((sum, body) => sum + brotliCompressSync(body).length, 0);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
    await page.goto(address, { waitUntil: "networkidle" });
    await page.waitForTimeout(SETTLING);
    const loaded = { bytes: await weigh(), ...(await mainThread(session)) };
    await page.evaluate(untilTypable, launcher);
    await page.waitForTimeout(SETTLING);
    const opened = { bytes: await weigh(), ...(await mainThread(session)) };
    return { loaded, opened };
  } finally {
    await context.close();
  }
}

function print(rows) {
  console.log(`Main thread ${THROTTLE} times as slow; ms, median; bytes with brotli\n`);
  console.log(`${"".padEnd(14)}${"with the page".padStart(27)}${"until one can type".padStart(29)}`);
  const head = ["bytes", "script", "tasks"].map((word) => word.padStart(9)).join("");
  console.log(`${"".padEnd(14)}${head}  ${head}`);
  for (const { title, loaded, opened } of rows) {
    const columns = ({ bytes, script, tasks }) =>
      [bytes, script, tasks].map((value) => value.toFixed(0).padStart(9)).join("");
    console.log(`${title.padEnd(14)}${columns(loaded)}  ${columns(opened)}`);
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
      const { open } = contenders.get(key);
      visits.push(await visit(browser, `${site.url}/${key}`, open, run === 0));
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
    return { title: name, loaded: at("loaded"), opened: at("opened") };
  });
  print(rows);
  await writeResults(options.out, { browser: browser.version(), throttle: THROTTLE, rows });
} finally {
  await browser.close();
  await site.close();
  await gateway.close();
}
