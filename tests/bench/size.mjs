// Weighs what a page with the script tag loads, before the chat is opened and to open it, and what
// site code imports. Fails when something is over its budget (budgets.json), if it has one.
//
//   node tests/bench/size.mjs --dist <folder> --out <file>

import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";

const { values: options } = parseArgs({
  options: { dist: { type: "string", default: "dist" }, out: { type: "string" } },
});

/** The files that a module's static imports bring along, itself first. */
async function withImports(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  const source = await readFile(path.join(options.dist, name), "utf8");
  for (const [, imported] of source.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g)) {
    await withImports(imported, seen);
  }
  return seen;
}

/** The files of a kind of chat: what names them to the browser, scripts, and module. */
async function filesOf(flavour, entry) {
  return [`${flavour}-start.js`, ...(await withImports(entry)), `${flavour}.wasm`];
}

async function weigh(name) {
  const bytes = await readFile(path.join(options.dist, name));
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

function total(files) {
  const sum = (unit) => files.reduce((before, file) => before + file[unit], 0);
  return { name: "total", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
}

function print(title, rows, budget) {
  console.log(`${title.padEnd(34)}${"raw".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}`);
  for (const { name, raw, gzip, brotli } of rows) {
    const numbers = [raw, gzip, brotli].map((size) => String(size).padStart(9));
    console.log(`  ${name.padEnd(32)}${numbers.join("")}`);
  }
  if (budget) console.log(`  ${"budget".padEnd(50)}${String(budget.brotli).padStart(9)}`);
  console.log();
}

const budgets = JSON.parse(await readFile(new URL("budgets.json", import.meta.url), "utf8"));
const phases = {
  loader: { title: "With the page", names: ["parley.js"] },
  open: { title: "To open the chat", names: await filesOf("chat", "element.js") },
  agent: {
    title: "To open a chat with an agent",
    names: await filesOf("agent", "agent.js"),
  },
  script: { title: "In place of chat.wasm, if need be", names: ["chat.wasm.js"] },
  agentScript: { title: "In place of agent.wasm, if need be", names: ["agent.wasm.js"] },
  sdk: { title: "For site code", names: [...(await withImports("index.js")), "sdk.wasm"] },
  sdkScript: { title: "In place of sdk.wasm, if need be", names: ["sdk.wasm.js"] },
};

const results = {};
const excesses = [];
for (const [phase, { title, names }] of Object.entries(phases)) {
  const files = await Promise.all(names.map(weigh));
  const sum = total(files);
  const budget = budgets[phase];
  print(title, files.length > 1 ? [...files, sum] : files, budget);
  results[phase] = { files, total: sum, ...(budget && { budget }) };
  const excess = sum.brotli - (budget?.brotli ?? Infinity);
  if (excess > 0) {
    excesses.push(`${title}: ${sum.brotli} B with brotli, ${excess} B over its budget`);
  }
}

if (options.out !== undefined) {
  await mkdir(path.dirname(options.out), { recursive: true });
  await writeFile(options.out, `${JSON.stringify(results, null, 2)}\n`);
}
if (excesses.length > 0) {
  console.error(excesses.join("\n"));
  process.exitCode = 1;
}
