/**
 * Runs one contender in this process: `node run.mjs <contender> <bytes of the stream> <bytes of a
 * chunk>`. Prints JSON: the milliseconds of each run that counts, and the hash of the text read.
 */
import { createHash } from "node:crypto";

import { cut, makeStream } from "./stream.mjs";

const [name, bytes, chunkSize] = process.argv.slice(2);

/** Runs before the clock counts, while the compilers of the engine are at work. */
const WARM_UP = { runs: 3, milliseconds: 1500 };
const TIMED = { runs: 9, milliseconds: 4000 };

const { read } = await import(`./${name}.mjs`);
const chunks = cut(makeStream(Number(bytes)).bytes, Number(chunkSize));

/** Reads the stream so many times, or so long if that is shorter. */
async function repeat({ runs, milliseconds }) {
  const times = [];
  let text = "";
  let spent = 0;
  while (times.length < runs && spent < milliseconds) {
    const start = performance.now();
    text = await read(chunks);
    times.push(performance.now() - start);
    spent += times.at(-1);
  }
  return { times, text };
}

await repeat(WARM_UP);
const { times, text } = await repeat(TIMED);
process.stdout.write(
  JSON.stringify({ times, hash: createHash("sha256").update(text).digest("hex") }),
);
