// Runs every bench of this folder, each in a process of its own, and merges what they found.
//
//   node tests/bench/run.mjs [--out <folder>] [name...]
//
// A bench is a <name>.mjs that prints its results for a person, and writes them as JSON to the file
// that --out names. results.json holds all of them by name.

import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = fileURLToPath(new URL(".", import.meta.url));
const { values: options, positionals } = parseArgs({
  options: {
    out: { type: "string", default: path.join(here, "..", "..", "build", "bench") },
  },
  allowPositionals: true,
});

const scripts = (await readdir(here)).filter((file) => file.endsWith(".mjs") && file !== "run.mjs");
const all = scripts.map((file) => path.basename(file, ".mjs")).sort();
const chosen = positionals.length > 0 ? positionals : all;

await mkdir(options.out, { recursive: true });
const results = {};
for (const name of chosen) {
  if (!all.includes(name)) throw new Error(`There is no bench "${name}": ${all.join(", ")}`);
  console.log(`== ${name}\n`);
  const json = path.join(options.out, `${name}.json`);
  await rm(json, { force: true });
  const script = path.join(here, `${name}.mjs`);
  const { status } = spawnSync(process.execPath, [script, "--out", json], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
  results[name] = await readFile(json, "utf8").then(JSON.parse, () => null);
  console.log();
}

const merged = path.join(options.out, "results.json");
await writeFile(merged, `${JSON.stringify(results, null, 2)}\n`);
console.log(`Written to ${merged}`);
