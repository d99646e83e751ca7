// How quickly text comes out of an event stream, beside what others use.
//
//   node tests/bench/sse.mjs --dist <folder> --out <file> [--megabytes <10>] [--rounds <2>]
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

const { values: options } = parseArgs({
  options: {
    dist: { type: "string", default: "dist" },
    out: { type: "string" },
    megabytes: { type: "string", default: "10" },
    rounds: { type: "string", default: "2" },
  },
});

const CHUNK_SIZES = [64, 1024, 65536];
const CONTENDERS = new Map([
  ["parley", "Parley"],
  ["text-deltas", "Parley, async iterator"],
  ["eventsource-parser", "eventsource-parser + JSON.parse"],
  ["slicing-loop", "loop that slices the delta"],
  ["ai", "ai, parseJsonEventStream"],
]);
const BASELINE = "eventsource-parser";

const bytes = Number(options.megabytes) * 1e6;
const dist = path.resolve(options.dist);
const environment = {
  ...process.env,
  PARLEY_DIST: dist,
  PARLEY_WASM: path.join(dist, "parley.wasm"),
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

const times = new Map();
for (let round = 0; round < Number(options.rounds); round++) {
  for (const chunkSize of CHUNK_SIZES) {
    for (const name of CONTENDERS.keys()) {
      const key = `${name} ${chunkSize}`;
      const measured = await measure(name, chunkSize, hash);
      times.set(key, [...(times.get(key) ?? []), ...measured]);
    }
  }
}

function megabytesPerSecond(milliseconds) {
  return stream.shape.bytes / 1e3 / milliseconds;
}

const results = [...CONTENDERS].map(([name, title]) => ({
  name,
  title,
  chunks: CHUNK_SIZES.map((chunkSize) => {
    const own = times.get(`${name} ${chunkSize}`);
    const time = median(own);
    return {
      chunkSize,
      megabytesPerSecond: megabytesPerSecond(time),
      bestMegabytesPerSecond: megabytesPerSecond(Math.min(...own)),
      ratio: median(times.get(`${BASELINE} ${chunkSize}`)) / time,
      milliseconds: own,
    };
  }),
}));

const { shape } = stream;
const percent = (share) => `${(share * 100).toFixed(1)} %`;
console.log(
  `${shape.events} text-delta events in ${shape.bytes} bytes, ` +
    `${shape.charactersPerDelta.toFixed(1)} characters each; ` +
    `${percent(shape.shareWithBackslash)} hold an escape, ` +
    `${percent(shape.shareNotAscii)} more than ASCII`,
);
console.log(`MB/s, and times ${CONTENDERS.get(BASELINE)}, by size of chunk\n`);
const sizes = ["64 B", "1 KiB", "64 KiB"];
console.log("".padEnd(34) + sizes.map((size) => size.padStart(15)).join(""));
for (const { title, chunks } of results) {
  const cells = chunks.map(({ megabytesPerSecond, ratio }) =>
    `${megabytesPerSecond.toFixed(1)} ${`(${ratio.toFixed(2)})`.padStart(7)}`.padStart(15),
  );
  console.log(title.padEnd(34) + cells.join(""));
}

if (options.out !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  await mkdir(path.dirname(options.out), { recursive: true });
  await writeFile(options.out, JSON.stringify({ machine, stream: shape, results }, null, 2) + "\n");
}
