/**
 * Runs one contender in this process: `node run.mjs <contender> <bytes together> <bytes of an
 * answer> <bytes of a chunk>`. Prints the milliseconds of each run that counts, as JSON.
 */
import { isDeepStrictEqual } from "node:util";

import { cut } from "../sse/stream.mjs";
import { makeAnswers } from "./stream.mjs";

const [name, ...sizes] = process.argv.slice(2);
const [size, answerSize, chunkSize] = sizes.map(Number);

/** Runs before the clock counts, while the compilers of the engine are at work. */
const WARM_UP = { runs: 3, milliseconds: 1500 };
const TIMED = { runs: 9, milliseconds: 4000 };

const { read } = await import(`./${name}.mjs`);
const answers = makeAnswers(size, answerSize);
const chunked = answers.map(({ bytes }) => cut(bytes, chunkSize));

/** Reads all answers so many times, or so long if that is shorter. */
async function repeat({ runs, milliseconds }) {
  const times = [];
  let messages = [];
  let spent = 0;
  while (times.length < runs && spent < milliseconds) {
    messages = [];
    const start = performance.now();
    for (const chunks of chunked) messages.push(await read(chunks));
    times.push(performance.now() - start);
    spent += times.at(-1);
  }
  return { times, messages };
}

await repeat(WARM_UP);
const { times, messages } = await repeat(TIMED);
const found = JSON.parse(JSON.stringify(messages));
if (!isDeepStrictEqual(found, answers.map(({ message }) => message))) {
  throw new Error(`${name} read other messages in chunks of ${chunkSize}`);
}
process.stdout.write(JSON.stringify(times));
