// Contenders side by side: what the benches of streams have in common.
//
// Every contender runs in a process of its own for every size of chunk, round after round, so that a
// slow moment of the machine does not fall on one of them alone. What counts is the median of all
// runs.

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const CHUNK_SIZES = new Map([
  [64, "64 B"],
  [1024, "1 KiB"],
  [65536, "64 KiB"],
]);

const run = promisify(execFile);

/** What a script of the benches prints as JSON, run in a process of its own. */
export async function runApart(script, args, environment) {
  const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
  const node = ["--import", file("../typescript.mjs"), file(script), ...args.map(String)];
  const env = { ...process.env, ...environment };
  const { stdout } = await run(process.execPath, node, { env });
  return JSON.parse(stdout);
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** All runs of all rounds, in milliseconds, by contender and size of chunk. */
async function allTimes(names, rounds, measure) {
  const times = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const chunkSize of CHUNK_SIZES.keys()) {
      for (const name of names) {
        const key = `${name} ${chunkSize}`;
        times.set(key, [...(times.get(key) ?? []), ...(await measure(name, chunkSize))]);
      }
    }
  }
  return times;
}

/**
 * Measures all contenders, and says for each table how quick its rows are, beside the baseline that
 * is 1.00. `measure(name, chunkSize)` resolves to the milliseconds of some runs over `bytes`.
 */
export async function compare({ contenders, tables, bytes, rounds, measure }) {
  const times = await allTimes([...contenders.keys()], rounds, measure);
  const cell = (name, baseline, chunkSize) => {
    const milliseconds = times.get(`${name} ${chunkSize}`);
    const time = median(milliseconds);
    return {
      chunkSize,
      megabytesPerSecond: bytes / 1e3 / time,
      ratio: median(times.get(`${baseline} ${chunkSize}`)) / time,
      milliseconds,
    };
  };
  return tables.map(({ title, baseline, names }) => ({
    title,
    baseline,
    rows: names.map((name) => ({
      name,
      cells: [...CHUNK_SIZES.keys()].map((chunkSize) => cell(name, baseline, chunkSize)),
    })),
  }));
}

/** Prints what `compare` found, under a line about what was read. */
export function print(what, tables, contenders) {
  console.log(
    `${what}\nMB/s, and in brackets the multiple of the row that is 1.00, by size of chunk.`,
  );
  for (const { title, rows } of tables) {
    const sizes = [...CHUNK_SIZES.values()].map((size) => size.padStart(17));
    console.log(`\n${title}`);
    console.log(" ".repeat(38) + sizes.join(""));
    for (const { name, cells } of rows) {
      const numbers = cells.map(({ megabytesPerSecond, ratio }) =>
        `${megabytesPerSecond.toFixed(1)} ${`(${ratio.toFixed(2)})`.padStart(9)}`.padStart(17),
      );
      console.log(contenders.get(name).padEnd(38) + numbers.join(""));
    }
  }
}

/** Writes results as JSON, with the machine that they are of; nowhere without a file. */
export async function writeResults(file, results) {
  if (file === undefined) return;
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ machine, ...results }, null, 2) + "\n");
}
