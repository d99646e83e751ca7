// How quickly messages come out of UI message streams, beside what others use.
//
//   node tests/bench/ui-message-stream.mjs --build <build folder> --out <file>
//                                          [--megabytes <10>] [--answer <100000>] [--rounds <2>]
//
// Every contender reads the same answers, one after the other, in a process of its own for every
// size of chunk, round after round, so that a slow moment of the machine does not fall on one of
// them alone. What counts is the median of all runs. A contender that comes to other messages than
// the streams tell fails.

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

import { makeAnswers } from "./ui-message-stream/stream.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values: options } = parseArgs({
  options: {
    build: { type: "string", default: path.join(root, "build/wasm") },
    out: { type: "string" },
    megabytes: { type: "string", default: "10" },
    answer: { type: "string", default: "100000" },
    rounds: { type: "string", default: "2" },
  },
});

const CHUNK_SIZES = new Map([
  [64, "64 B"],
  [1024, "1 KiB"],
  [65536, "64 KiB"],
]);

const CONTENDERS = new Map([
  ["parley-stream", "Parley, readUIMessageStream"],
  ["ai", "ai, readUIMessageStream"],
  ["eventsource-parser-read", "eventsource-parser + hand reducer"],
  ["eventsource-parser-stream", "EventSourceParserStream + the same"],
  ["parley", "Parley"],
  ["eventsource-parser", "eventsource-parser + hand reducer"],
]);

/** What is compared with what. The baseline is 1.00. */
const TABLES = [
  {
    title: "From a ReadableStream, whose own cost is most of it in small chunks",
    baseline: "ai",
    names: ["parley-stream", "ai", "eventsource-parser-read", "eventsource-parser-stream"],
  },
  {
    title: "By calls, one for each chunk",
    baseline: "eventsource-parser",
    names: ["parley", "eventsource-parser"],
  },
];

const bytes = Number(options.megabytes) * 1e6;
const environment = { ...process.env, PARLEY_BUILD: path.resolve(options.build) };
const run = promisify(execFile);

/** The milliseconds of the runs of one contender in a process of its own. */
async function measure(name, chunkSize) {
  const file = (name) => fileURLToPath(new URL(name, import.meta.url));
  const node = ["--import", file("../typescript.mjs"), file("ui-message-stream/run.mjs")];
  const args = [...node, name, bytes, options.answer, chunkSize];
  const { stdout } = await run(process.execPath, args.map(String), { env: environment });
  return JSON.parse(stdout);
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const answers = makeAnswers(bytes, Number(options.answer));
const shape = {
  answers: answers.length,
  bytes: answers.reduce((sum, answer) => sum + answer.bytes.length, 0),
  events: answers.reduce((sum, answer) => sum + answer.events, 0),
};

/** All runs of all rounds, by contender and size of chunk. */
const times = new Map();
for (let round = 0; round < Number(options.rounds); round++) {
  for (const chunkSize of CHUNK_SIZES.keys()) {
    for (const name of CONTENDERS.keys()) {
      const key = `${name} ${chunkSize}`;
      times.set(key, [...(times.get(key) ?? []), ...(await measure(name, chunkSize))]);
    }
  }
}

function cell(name, baseline, chunkSize) {
  const milliseconds = times.get(`${name} ${chunkSize}`);
  const time = median(milliseconds);
  return {
    chunkSize,
    megabytesPerSecond: shape.bytes / 1e3 / time,
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

console.log(
  `${shape.answers} answers, ${shape.events} events in ${shape.bytes} bytes.\n` +
    "MB/s, and in brackets the multiple of the row that is 1.00, by size of chunk.",
);
for (const { title, rows } of tables) {
  const sizes = [...CHUNK_SIZES.values()].map((size) => size.padStart(17));
  console.log(`\n${title}`);
  console.log(" ".repeat(36) + sizes.join(""));
  for (const { name, cells } of rows) {
    const numbers = cells.map(({ megabytesPerSecond, ratio }) =>
      `${megabytesPerSecond.toFixed(1)} ${`(${ratio.toFixed(2)})`.padStart(9)}`.padStart(17),
    );
    console.log(CONTENDERS.get(name).padEnd(36) + numbers.join(""));
  }
}

if (options.out !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  await mkdir(path.dirname(options.out), { recursive: true });
  await writeFile(options.out, JSON.stringify({ machine, shape, tables }, null, 2) + "\n");
}
