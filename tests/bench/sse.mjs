// How quickly text comes out of an event stream, beside what others use.
//
//   node tests/bench/sse.mjs --build <build folder> --dist <folder> --out <file>
//                            [--megabytes <10>] [--rounds <2>]
//
// Every contender reads the same stream, in a process of its own for every size of chunk, round
// after round, so that a slow moment of the machine does not fall on one of them alone. What counts
// is the median of all runs. A contender that reads another text than the stream holds fails.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

import { makeStream } from "./sse/stream.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values: options } = parseArgs({
  options: {
    build: { type: "string", default: path.join(root, "build/wasm") },
    dist: { type: "string", default: path.join(root, "dist") },
    out: { type: "string" },
    megabytes: { type: "string", default: "10" },
    rounds: { type: "string", default: "2" },
  },
});

const CHUNK_SIZES = new Map([
  [64, "64 B"],
  [1024, "1 KiB"],
  [65536, "64 KiB"],
]);

const CONTENDERS = new Map([
  ["parley", "Parley"],
  ["eventsource-parser", "eventsource-parser + JSON.parse"],
  ["slicing-loop", "loop that slices the delta"],
  ["ai", "ai, parseJsonEventStream"],
  ["text-deltas", "Parley, textDeltas"],
  ["eventsource-parser-stream", "EventSourceParserStream + JSON.parse"],
]);

/** What is compared with what. The baseline is 1.00. */
const TABLES = [
  {
    title: "By calls, one for each chunk",
    baseline: "eventsource-parser",
    names: ["parley", "eventsource-parser", "slicing-loop", "ai"],
  },
  {
    title: "By a ReadableStream, whose own cost is most of it in small chunks",
    baseline: "eventsource-parser-stream",
    names: ["text-deltas", "eventsource-parser-stream", "ai"],
  },
];

const bytes = Number(options.megabytes) * 1e6;
const environment = {
  ...process.env,
  PARLEY_BUILD: path.resolve(options.build),
  PARLEY_DIST: path.resolve(options.dist),
};

const run = promisify(execFile);

/** The milliseconds of the runs of one contender in a process of its own. */
async function measure(name, chunkSize, hash) {
  const file = (name) => fileURLToPath(new URL(name, import.meta.url));
  const args = ["--import", file("../typescript.mjs"), file("sse/run.mjs"), name, bytes, chunkSize];
  const { stdout } = await run(process.execPath, args.map(String), { env: environment });
  const result = JSON.parse(stdout);
  if (result.hash !== hash) throw new Error(`${name} read another text in chunks of ${chunkSize}`);
  return result.times;
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const stream = makeStream(bytes);
const hash = createHash("sha256").update(stream.text).digest("hex");

/** All runs of all rounds, by contender and size of chunk. */
const times = new Map();
for (let round = 0; round < Number(options.rounds); round++) {
  for (const chunkSize of CHUNK_SIZES.keys()) {
    for (const name of CONTENDERS.keys()) {
      const key = `${name} ${chunkSize}`;
      times.set(key, [...(times.get(key) ?? []), ...(await measure(name, chunkSize, hash))]);
    }
  }
}

function cell(name, baseline, chunkSize) {
  const milliseconds = times.get(`${name} ${chunkSize}`);
  const time = median(milliseconds);
  return {
    chunkSize,
    megabytesPerSecond: stream.shape.bytes / 1e3 / time,
    ratio: median(times.get(`${baseline} ${chunkSize}`)) / time,
    milliseconds,
  };
}

const tables = TABLES.map(({ title, baseline, names }) => ({
  title,
  baseline,
  rows: names.map((name) => ({
    name,
    cells: [...CHUNK_SIZES.keys()].map((chunkSize) => cell(name, baseline, chunkSize)),
  })),
}));

const { shape } = stream;
const percent = (share) => `${(share * 100).toFixed(1)} %`;
console.log(
  `${shape.events} text-delta events in ${shape.bytes} bytes, ` +
    `${shape.charactersPerDelta.toFixed(1)} characters each; ` +
    `${percent(shape.shareWithBackslash)} hold an escape, ` +
    `${percent(shape.shareNotAscii)} more than ASCII.\n` +
    "MB/s, and in brackets the multiple of the row that is 1.00, by size of chunk.",
);
for (const { title, rows } of tables) {
  const sizes = [...CHUNK_SIZES.values()].map((size) => size.padStart(15));
  console.log(`\n${title}`);
  console.log(" ".repeat(38) + sizes.join(""));
  for (const { name, cells } of rows) {
    const numbers = cells.map(({ megabytesPerSecond, ratio }) =>
      `${megabytesPerSecond.toFixed(1)} ${`(${ratio.toFixed(2)})`.padStart(7)}`.padStart(15),
    );
    console.log(CONTENDERS.get(name).padEnd(38) + numbers.join(""));
  }
}

if (options.out !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  await mkdir(path.dirname(options.out), { recursive: true });
  await writeFile(options.out, JSON.stringify({ machine, stream: shape, tables }, null, 2) + "\n");
}
