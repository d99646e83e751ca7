/**
 * Runs one contender in this process: `node run.mjs <contender> <bytes> <chunk size>`.
 * Prints JSON: the milliseconds of each timed run, and the hash of the text that was read.
 */
import { createHash } from "node:crypto";
import { cut, makeStream } from "./stream.mjs";

const [name, bytes, chunkSize] = process.argv.slice(2);

/** The first runs are for the compiler, and are not counted. */
const WARM_UP_RUNS = 2;
const TIMED_RUNS = 5;

const { read } = await import(`./${name}.mjs`);
const chunks = cut(makeStream(Number(bytes)).bytes, Number(chunkSize));

const times = [];
let hash = "";
for (let run = 0; run < WARM_UP_RUNS + TIMED_RUNS; run++) {
  const start = performance.now();
  const text = await read(chunks);
  const time = performance.now() - start;
  if (run >= WARM_UP_RUNS) times.push(time);
  hash = createHash("sha256").update(text).digest("hex");
}
process.stdout.write(JSON.stringify({ times, hash }));
