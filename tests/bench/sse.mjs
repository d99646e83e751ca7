// How quickly text comes out of an event stream, beside what others use.
//
//   node tests/bench/sse.mjs --build <build folder> --dist <folder> --out <file>
//                            [--megabytes <10>] [--rounds <2>]
//
// Every contender reads the same stream (support/comparison.mjs). One that reads another text than the
// stream holds fails.

import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { compare, print, runApart, writeResults } from "./support/comparison.mjs";
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
  PARLEY_BUILD: path.resolve(options.build),
  PARLEY_DIST: path.resolve(options.dist),
};

const stream = makeStream(bytes);
const hash = createHash("sha256").update(stream.text).digest("hex");

/** The milliseconds of the runs of one contender. */
async function measure(name, chunkSize) {
  const result = await runApart("sse/run.mjs", [name, bytes, chunkSize], environment);
  if (result.hash !== hash) throw new Error(`${name} read another text in chunks of ${chunkSize}`);
  return result.times;
}

const { shape } = stream;
const tables = await compare({
  contenders: CONTENDERS,
  tables: TABLES,
  bytes: shape.bytes,
  rounds: Number(options.rounds),
  measure,
});
const percent = (share) => `${(share * 100).toFixed(1)} %`;
print(
  `${shape.events} text-delta events in ${shape.bytes} bytes, ` +
    `${shape.charactersPerDelta.toFixed(1)} characters each; ` +
    `${percent(shape.shareWithBackslash)} hold an escape, ` +
    `${percent(shape.shareNotAscii)} more than ASCII.`,
  tables,
  CONTENDERS,
);
await writeResults(options.out, { stream: shape, tables });
