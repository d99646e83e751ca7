// How quickly messages come out of UI message streams, beside what others use.
//
//   node tests/bench/ui-message-stream.mjs --build <build folder> --out <file>
//                                          [--megabytes <10>] [--answer <100000>] [--rounds <2>]
//
// Every contender reads the same answers, one after the other (support/comparison.mjs). One that comes to
// other messages than the streams tell fails.

import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { compare, print, runApart, writeResults } from "./support/comparison.mjs";
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
const environment = { PARLEY_BUILD: path.resolve(options.build) };

const answers = makeAnswers(bytes, Number(options.answer));
const shape = {
  answers: answers.length,
  bytes: answers.reduce((sum, answer) => sum + answer.bytes.length, 0),
  events: answers.reduce((sum, answer) => sum + answer.events, 0),
};

const tables = await compare({
  contenders: CONTENDERS,
  tables: TABLES,
  bytes: shape.bytes,
  rounds: Number(options.rounds),
  measure: (name, chunkSize) =>
    runApart("ui-message-stream/run.mjs", [name, bytes, options.answer, chunkSize], environment),
});
print(
  `${shape.answers} answers, ${shape.events} events in ${shape.bytes} bytes.`,
  tables,
  CONTENDERS,
);
await writeResults(options.out, { shape, tables });
