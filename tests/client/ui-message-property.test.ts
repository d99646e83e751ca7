// Holds the reader of UI message streams against that of the installed "ai" package, over streams
// at random that are cut at random. For other streams: PARLEY_SEED=<number>.

import assert from "node:assert/strict";
import path from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

import {
  parseJsonEventStream,
  parsePartialJson,
  readUIMessageStream as readWithAi,
  uiMessageChunkSchema,
  type UIMessage as AiMessage,
  type UIMessageChunk,
} from "ai";

import { loadCore, setWasmUrl, type Core } from "../../js/core.js";
import type { UIMessage } from "../../js/ui-message.js";
import { uiMessages } from "../../js/ui-message-stream.js";
import {
  cutText,
  Random,
  randomChunk,
  randomJson,
  randomStream,
  type Chunk,
} from "./support/random-streams.js";

const STREAMS = 3000;
const INPUTS = 1000;
const seed = Number(process.env.PARLEY_SEED ?? 20261120);
const encoder = new TextEncoder();
let core: Core;

before(async () => {
  const build = process.env.PARLEY_BUILD ?? "build/wasm";
  setWasmUrl(pathToFileURL(path.resolve(build, "sdk", "parley.wasm")));
  core = await loadCore();
});

/** What "ai" makes of an event. */
type Parsed = { success: true; value: UIMessageChunk } | { success: false; error: unknown };

interface Reading {
  readonly message: unknown;
  readonly errors: string[];
}

function bytesOf(chunks: readonly Chunk[]): Uint8Array {
  const events = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
  return encoder.encode(`${events.join("")}data: [DONE]\n\n`);
}

function streamOf(random: Random, bytes: Uint8Array): ReadableStream<Uint8Array> {
  const longest = random.of([1, 7, 64, 1024, 65536]);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const size = 1 + random.below(longest);
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + size));
      else controller.close();
      at += size;
    },
  });
}

/** What is compared: a message as JSON has it, and of an error what both readers can know. */
function comparable(message: unknown): unknown {
  if (message === undefined) return undefined;
  const plain = JSON.parse(JSON.stringify(message)) as UIMessage;
  for (const part of plain.parts) {
    // Since the recorded servers' version of "ai", reasoning parts have come to keep their id.
    if (part.type === "reasoning") delete (part as { id?: string }).id;
    // In a later step than it began in, "ai" shows it from the second delta on.
    if (part.type === "dynamic-tool") delete part.rawInput;
  }
  return plain;
}

function sentence(error: unknown): string {
  const { message } = error as Error;
  const isValidation = message.startsWith("Type validation failed");
  return isValidation ? (message.split("\nError message")[0] ?? "") : message;
}

async function readAsAi(bytes: Uint8Array, message: UIMessage | undefined): Promise<Reading> {
  const events = parseJsonEventStream({
    stream: new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    }),
    schema: uiMessageChunkSchema,
  });
  const stream = events.pipeThrough(
    new TransformStream<Parsed, UIMessageChunk>({
      transform(event, controller) {
        if (!event.success) throw event.error;
        controller.enqueue(event.value);
      },
    }),
  );
  const errors: string[] = [];
  let last: AiMessage | undefined;
  const options = { stream, onError: (error: unknown) => errors.push(sentence(error)) };
  const resumed = message === undefined ? {} : { message: structuredClone(message) as AiMessage };
  for await (const state of readWithAi({ ...options, ...resumed })) last = state;
  return { message: comparable(last), errors };
}

async function readAsParley(
  stream: ReadableStream<Uint8Array>,
  message: UIMessage | undefined,
): Promise<Reading & { snapshots: [UIMessage, UIMessage][]; last: UIMessage | undefined }> {
  const errors: string[] = [];
  const snapshots: [UIMessage, UIMessage][] = [];
  const onError = (error: unknown): unknown => errors.push(sentence(error));
  for await (const state of uiMessages(() => core, { stream, message, onError })) {
    snapshots.push([state, structuredClone(state)]);
  }
  const last = snapshots.at(-1)?.[0];
  return { message: comparable(last), errors, snapshots, last };
}

/** As `assert.deepEqual`, which is slow where it finds nothing. */
function same(found: unknown, wanted: unknown, message: string): void {
  if (!isDeepStrictEqual(found, wanted)) assert.deepEqual(found, wanted, message);
}

describe(`streams at random, seed ${String(seed)}`, () => {
  test(`${String(STREAMS)} streams give the message and the errors that "ai" gives`, async () => {
    let resumed: UIMessage | undefined;
    for (let index = 0; index < STREAMS; index++) {
      const random = new Random(seed + index);
      const chunks = randomStream(random);
      if (random.chance(12)) chunks.splice(random.below(chunks.length + 1), 0, { type: "none" });
      const bytes = bytesOf(chunks);
      const message = random.chance(3) ? resumed : undefined;
      const before = structuredClone(message);
      const found = await readAsParley(streamOf(random, bytes), message);
      const wanted = await readAsAi(bytes, message);
      const name = `stream ${String(index)}: ${JSON.stringify({ message, chunks })}`;
      same(found.message, wanted.message, name);
      same(found.errors, wanted.errors, name);
      same(message, before, `the resumed message has changed: ${name}`);
      for (const [state, copy] of found.snapshots) same(state, copy, `a snapshot changed: ${name}`);
      resumed = (found.last?.parts.length ?? 0) < 12 ? found.last : undefined;
    }
  });

  test(`${String(INPUTS)} inputs of tools read at every point as "ai" reads them`, async () => {
    for (let index = 0; index < INPUTS; index++) {
      const random = new Random(seed - 1 - index);
      const input = JSON.stringify([randomJson(random)], null, random.of([0, 1]));
      const pieces = cutText(random, input);
      // "ai" takes an escaped quotation mark for the end of a key, and a plus sign for that of a
      // number, which shows in what is no JSON.
      if (random.chance(3) && !/q\\"|e\+/.test(input)) {
        const garbage = ["}", "]", ",", "tru", "1", "x", '"', ": "];
        pieces[random.below(pieces.length)] = random.of(garbage);
      }
      let text = "";
      const id = { toolCallId: "c" };
      const start = { type: "tool-input-start", ...id, toolName: "t" };
      async function* stream(): AsyncGenerator<Uint8Array> {
        yield bytesOf([start]);
        for (const inputTextDelta of pieces) {
          text += inputTextDelta;
          const delta = { type: "tool-input-delta", ...id, inputTextDelta };
          yield await Promise.resolve(bytesOf([delta]));
        }
      }
      for await (const message of uiMessages(() => core, { stream: stream() })) {
        const part = JSON.parse(JSON.stringify(message.parts[0])) as { input?: unknown };
        const { value } = await parsePartialJson(text === "" ? undefined : text);
        const wanted = JSON.parse(JSON.stringify({ value })) as { value?: unknown };
        same(part.input, wanted.value, `input ${String(index)}: ${JSON.stringify(text)}`);
      }
    }
  });

  test("chunks with a member of another type are refused where \"ai\" refuses them", async () => {
    for (let index = 0; index < STREAMS / 3; index++) {
      const random = new Random(seed + STREAMS + index);
      const chunk = randomChunk(random);
      const name = random.of(Object.keys(chunk));
      if (random.chance(3)) Reflect.deleteProperty(chunk, name);
      else chunk[name] = random.of([null, 7, true, "x", [], {}, { a: 1 }, { a: null }]);
      if (chunk.type === "error" && name === "errorText") continue; // Parley looks for `error`, too
      const bytes = bytesOf([{ type: "start", messageId: "m" }, chunk]);
      const found = await readAsParley(streamOf(random, bytes), undefined);
      const wanted = await readAsAi(bytes, undefined);
      same(found.message, wanted.message, JSON.stringify(chunk));
      same(found.errors, wanted.errors, JSON.stringify(chunk));
    }
  });
});
