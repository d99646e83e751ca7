import assert from "node:assert/strict";
import path from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { loadCore, setWasmUrl, type Core } from "../../js/core.js";
import { mergeMetadata } from "../../js/message-metadata.js";
import type { DataPart, UIMessage } from "../../js/ui-message.js";
import {
  UIMessageStreamError,
  uiMessages,
  type ReadUIMessageStreamOptions,
} from "../../js/ui-message-stream.js";
import { streamOf } from "./support/stream-of.ts";

const encoder = new TextEncoder();
let core: Core;

before(async () => {
  const build = process.env.PARLEY_BUILD ?? "build/wasm";
  setWasmUrl(pathToFileURL(path.resolve(build, "sdk", "parley.wasm")));
  core = await loadCore();
});

type Chunk = Record<string, unknown>;

const START = { type: "start", messageId: "m" };
const TEXT = { type: "text-start", id: "t" };
const delta = (text: string): Chunk => ({ type: "text-delta", id: "t", delta: text });
const TOOL = { type: "tool-input-start", toolCallId: "c", toolName: "search" };
const input = (text: string): Chunk => ({
  type: "tool-input-delta",
  toolCallId: "c",
  inputTextDelta: text,
});

function events(...chunks: (Chunk | string)[]): string {
  return chunks
    .map((chunk) => `data: ${typeof chunk === "string" ? chunk : JSON.stringify(chunk)}\n\n`)
    .join("");
}

type Options = Omit<ReadUIMessageStreamOptions, "stream">;

/** All messages of a stream, the errors told, and the one thrown. */
async function readAll(stream: ReadUIMessageStreamOptions["stream"], options: Options = {}) {
  const messages: UIMessage[] = [];
  const errors: unknown[] = [];
  const onError = (error: unknown): unknown => errors.push(error);
  let thrown: unknown;
  try {
    for await (const message of uiMessages(() => core, { stream, onError, ...options })) {
      messages.push(message);
    }
  } catch (error) {
    thrown = error;
  }
  return { messages, last: messages.at(-1), errors, thrown };
}

function read(chunks: (Chunk | string)[], options?: Options) {
  return readAll(streamOf([events(...chunks)]).stream, options);
}

function errorOf(errors: readonly unknown[]): UIMessageStreamError {
  assert.equal(errors.length, 1);
  assert.ok(errors[0] instanceof UIMessageStreamError);
  return errors[0];
}

describe("readUIMessageStream", () => {
  test("yields the message once for every chunk of bytes that changes it", async () => {
    const { stream } = streamOf([
      events(START, { type: "start-step" }, TEXT, delta("Hel"), delta("lo")),
      ": ping\n\n",
      'data: {"type":"text-delta",',
      '"id":"t","delta":", wörld"}\n\n',
      events({ type: "text-end", id: "t" }, { type: "finish-step" }, { type: "finish" }, "[DONE]"),
    ]);
    const { messages, errors } = await readAll(stream);
    const message = (text: string, state: string) => ({
      id: "m",
      role: "assistant",
      parts: [{ type: "step-start" }, { type: "text", text, state }],
    });
    assert.deepEqual(messages, [
      message("Hello", "streaming"),
      message("Hello, wörld", "streaming"),
      message("Hello, wörld", "done"),
    ]);
    assert.deepEqual(errors, []);
  });

  test("shares what did not change between messages, and nothing else", async () => {
    const { stream } = streamOf([
      events(START, { type: "file", url: "data:,", mediaType: "text/plain" }, TEXT),
      events(delta("a")),
      events(delta("b")),
    ]);
    const { messages } = await readAll(stream);
    const [first, second, third] = messages.map(({ parts }) => parts);
    assert.equal(first?.[0], third?.[0]);
    assert.notEqual(second?.[1], third?.[1]);
    assert.deepEqual(second?.[1], { type: "text", text: "a", state: "streaming" });
  });

  test("reads chunks of bytes larger than the module's input", async () => {
    const text = 'say "no" 😀 '.repeat(20_000);
    const { last } = await read([START, TEXT, delta(text), delta("end")]);
    assert.deepEqual(last?.parts[0], { type: "text", text: `${text}end`, state: "streaming" });
  });

  test("joins characters that were cut between deltas", async () => {
    const { last } = await read([START, TEXT, delta("\ud83d"), delta("\ude00\ud83d")]);
    assert.deepEqual(last?.parts[0], { type: "text", text: "😀\ud83d", state: "streaming" });
  });

  test("shows the input of a tool as it grows", async () => {
    const pieces = ['{"query":"ca', 'ts","tags":[1', "2,3],", '"deep":{"a":tr', "ue}}"];
    const deltas = pieces.map((text) => events(input(text)));
    const { stream } = streamOf([events(START, TOOL), ...deltas]);
    const { messages } = await readAll(stream);
    const inputs = messages.map(({ parts }) => {
      const [part] = parts;
      return part !== undefined && "input" in part ? part.input : undefined;
    });
    assert.deepEqual(inputs, [
      undefined,
      { query: "ca" },
      { query: "cats", tags: [1] },
      { query: "cats", tags: [12, 3] },
      { query: "cats", tags: [12, 3], deep: { a: true } },
      { query: "cats", tags: [12, 3], deep: { a: true } },
    ]);
  });

  test("tells data parts, and keeps those that are not transient", async () => {
    const told: DataPart[] = [];
    const passing = { type: "data-progress", data: 1, transient: true };
    const note = { type: "data-note", id: "1", data: { text: "a" } };
    const chunks = [passing, START, note, { ...note, data: { text: "b" } }];
    const { last } = await read(chunks, { onData: (part) => told.push(part) });
    assert.deepEqual(told, [passing, note, { ...note, data: { text: "b" } }]);
    assert.deepEqual(last?.parts, [{ type: "data-note", id: "1", data: { text: "b" } }]);
  });

  test("goes on with a message that an earlier stream left", async () => {
    const message: UIMessage = {
      id: "m",
      role: "assistant",
      metadata: { model: "a", usage: { input: 1 } },
      parts: [
        {
          type: "tool-search",
          toolCallId: "c",
          state: "approval-responded",
          input: { query: "cats" },
          approval: { id: "1", approved: true },
        },
      ],
    };
    const copy = structuredClone(message);
    const output = { type: "tool-output-available", toolCallId: "c", output: [] };
    const metadata = { type: "message-metadata", messageMetadata: { usage: { output: 2 } } };
    const { last } = await read([START, output, metadata], { message });
    assert.deepEqual(message, copy);
    assert.deepEqual(last, {
      ...message,
      metadata: { model: "a", usage: { input: 1, output: 2 } },
      parts: [{ ...message.parts[0], state: "output-available", output: [] }],
    });
  });

  test("reads any async iterable", async () => {
    async function* bytes() {
      yield await Promise.resolve(encoder.encode(events(START, TEXT, delta("a"))));
    }
    const { last } = await readAll(bytes());
    assert.deepEqual(last?.parts, [{ type: "text", text: "a", state: "streaming" }]);
  });

  test("reads an event that lacks its blank line", async () => {
    const { stream } = streamOf([events(START), 'data: {"type":"text-start","id":"t"}']);
    const { last } = await readAll(stream);
    assert.deepEqual(last?.parts, [{ type: "text", text: "", state: "streaming" }]);
  });
});

describe("what goes wrong in a stream", () => {
  test("an error that the server reports does not end it", async () => {
    const chunks = [START, TEXT, delta("a"), { type: "error", errorText: "over" }, delta("b")];
    const { last, errors, thrown } = await read(chunks);
    assert.deepEqual(last?.parts, [{ type: "text", text: "ab", state: "streaming" }]);
    const { code, message } = errorOf(errors);
    assert.deepEqual({ code, message }, { code: "STREAM_ERROR", message: "over" });
    assert.equal(thrown, undefined);
  });

  test("an error is found where a broken server puts it", async () => {
    for (const error of ["broken", { message: "broken" }]) {
      const { errors } = await read([{ type: "error", error }]);
      assert.equal(errorOf(errors).message, "broken");
    }
  });

  test("the first error is thrown after the last message where nobody is told", async () => {
    const chunks = [START, TEXT, { type: "error", errorText: "over" }, delta("b")];
    const { last, thrown } = await read(chunks, { onError: undefined });
    assert.deepEqual(last?.parts, [{ type: "text", text: "b", state: "streaming" }]);
    assert.equal(errorOf([thrown]).message, "over");
  });

  test("the first error ends the stream where that is asked for", async () => {
    const chunks = [START, TEXT, delta("a"), { type: "error", errorText: "over" }, delta("b")];
    const { stream, seen } = streamOf([events(...chunks), events(delta("c"))]);
    const { last, errors, thrown } = await readAll(stream, { terminateOnError: true });
    assert.deepEqual(last?.parts, [{ type: "text", text: "a", state: "streaming" }]);
    assert.equal(thrown, errorOf(errors));
    assert.equal(seen.cancelled, true);
  });

  const faults: [name: string, chunk: Chunk | string, code: string, message: RegExp][] = [
    ["no JSON", "{bad", "INVALID_JSON", /^JSON parsing failed: Text: \{bad\.\nError message: ./],
    ["empty data", "", "INVALID_JSON", /^JSON parsing failed: Text: \./],
    ["no object", "7", "INVALID_CHUNK", /^Type validation failed: Value: 7\.\nError message: ./],
    ["an unknown type", { type: "none" }, "INVALID_CHUNK", /no chunk of type "none"/],
    ["a missing member", { type: "text-start" }, "INVALID_CHUNK", /id of text-start is missing/],
    ["a member of another type", { type: "text-start", id: 7 }, "INVALID_CHUNK", /another form/],
    [
      "a key that reaches for the prototype",
      '{"type":"data-x","data":[{"__proto__":{"a":1}}]}',
      "FORBIDDEN_KEY",
      /forbidden prototype property/,
    ],
    [
      "a prototype by way of the constructor",
      '{"type":"data-x","data":{"\\u0063onstructor":{"prototype":{}}}}',
      "FORBIDDEN_KEY",
      /forbidden prototype property/,
    ],
  ];
  for (const [name, chunk, code, message] of faults) {
    test(`${name} ends it`, async () => {
      const { stream, seen } = streamOf([events(START, TEXT, delta("a"), chunk, delta("b")), ""]);
      const { last, errors } = await readAll(stream);
      assert.deepEqual(last?.parts, [{ type: "text", text: "a", state: "streaming" }]);
      assert.equal(errorOf(errors).code, code);
      assert.match(errorOf(errors).message, message);
      assert.equal(seen.cancelled, true);
    });
  }

  test("a chunk out of sequence says to what it refers", async () => {
    const { errors } = await read([START, delta("a")]);
    const { code, message, chunkType, chunkId } = errorOf(errors);
    assert.deepEqual([code, chunkType, chunkId], ["OUT_OF_SEQUENCE", "text-delta", "t"]);
    assert.equal(
      message,
      'Received text-delta for missing text part with ID "t". ' +
        'Ensure a "text-start" chunk is sent before any "text-delta" chunks.',
    );
  });

  test("the failure of the connection is told as it is", async () => {
    const failure = new Error("connection lost");
    const { stream } = streamOf([events(START, TEXT, delta("a"))], failure);
    const { last, errors, thrown } = await readAll(stream);
    assert.deepEqual(last?.parts, [{ type: "text", text: "a", state: "streaming" }]);
    assert.deepEqual(errors, [failure]);
    assert.equal(thrown, undefined);
  });

  test("an event that is too large ends it", async () => {
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++;
        controller.enqueue(new Uint8Array(1 << 20).fill(0x20));
      },
    });
    const { errors } = await readAll(stream);
    assert.equal(errorOf(errors).code, "EVENT_TOO_LARGE");
    assert.ok(sent < 20);
  });

  test("leaving the loop cancels it", async () => {
    const { stream, seen } = streamOf([events(START), events(TEXT), events(delta("a"))]);
    for await (const message of uiMessages(() => core, { stream })) {
      assert.equal(message.id, "m");
      break;
    }
    assert.equal(seen.cancelled, true);
    assert.equal(stream.locked, false);
  });

  test("leaving it while more is waited for cancels it", async () => {
    const seen = { cancelled: false };
    const stream = new ReadableStream<Uint8Array>({
      cancel() {
        seen.cancelled = true;
      },
    });
    const messages = uiMessages(() => core, { stream });
    const next = messages.next();
    await messages.return?.();
    assert.deepEqual(await next, { done: true, value: undefined });
    assert.equal(seen.cancelled, true);
  });

  test("leaving it before the module is there frees what was opened", async () => {
    const opened: number[] = [];
    const closed: number[] = [];
    const counting = {
      ...core,
      get HEAPU8() {
        return core.HEAPU8;
      },
      _openUiMessageStream: () => {
        opened.push(core._openUiMessageStream());
        return opened.at(-1) ?? 0;
      },
      _closeUiMessageStream: (stream: number) => {
        closed.push(stream);
        core._closeUiMessageStream(stream);
      },
    };
    const messages = uiMessages(() => Promise.resolve(counting), streamOf([events(START)]));
    const next = messages.next();
    await messages.return?.();
    assert.equal((await next).done, true);
    assert.equal(opened.length, 1);
    assert.deepEqual(closed, opened);
  });

  test("what a listener throws ends it", async () => {
    const failure = new Error("broken listener");
    const { stream, seen } = streamOf([events({ type: "data-x", data: 1 }), events(START)]);
    const onData = (): never => {
      throw failure;
    };
    const { errors, thrown } = await readAll(stream, { onData });
    assert.deepEqual(errors, []);
    assert.equal(thrown, failure);
    assert.equal(seen.cancelled, true);
  });

  test("a module that cannot be loaded cancels it", async () => {
    const { stream, seen } = streamOf([events(START)]);
    const failure = new Error("not found");
    const messages = uiMessages(() => Promise.reject(failure), { stream });
    await assert.rejects(messages.next(), failure);
    assert.equal(seen.cancelled, true);
    assert.deepEqual(await messages.next().catch((error: unknown) => error), failure);
  });

  test("ids and names of prototypes are ids and names", async () => {
    const block = { id: "__proto__" };
    const call = { toolCallId: "constructor", toolName: "toString" };
    const { last, errors } = await read([
      { ...START, messageMetadata: { toString: { a: 1 } } },
      { type: "text-start", ...block },
      { type: "text-delta", ...block, delta: "a" },
      { type: "tool-input-start", ...call },
      { type: "tool-input-delta", ...call, inputTextDelta: '{"toString":1,"__proto__":{"a":1' },
    ]);
    assert.deepEqual(errors, []);
    assert.deepEqual(last?.metadata, { toString: { a: 1 } });
    assert.deepEqual(last.parts, [
      { type: "text", text: "a", state: "streaming" },
      {
        type: "tool-toString",
        toolCallId: "constructor",
        state: "input-streaming",
        rawInput: '{"toString":1,"__proto__":{"a":1',
      },
    ]);
    assert.equal("a" in {}, false);
  });

  test("deep nesting is harmless", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const { last, errors } = await read([
      START,
      TOOL,
      input("[".repeat(100_000)),
      `{"type":"data-deep","data":${deep}}`,
    ]);
    assert.deepEqual(errors, []);
    const [tool, data] = last?.parts ?? [];
    assert.equal(tool !== undefined && "input" in tool, false);
    assert.equal(data?.type, "data-deep");
  });
});

describe("mergeMetadata", () => {
  test("merges objects member by member, and replaces the rest", () => {
    const earlier = { a: 1, deep: { list: [1, 2], kept: true } };
    const later = { b: 2, deep: { list: [3], more: null } };
    assert.deepEqual(mergeMetadata(earlier, later), {
      a: 1,
      b: 2,
      deep: { list: [3], kept: true, more: null },
    });
    assert.deepEqual(earlier.deep.list, [1, 2]);
  });

  test("does not reach for prototypes", () => {
    const later: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}');
    const merged = mergeMetadata({}, later);
    assert.deepEqual(merged, {});
    assert.equal("a" in {}, false);
  });

  test("comes to an end in deep metadata", () => {
    const depth = 100_000;
    const deep = '{"a":'.repeat(depth) + "1" + "}".repeat(depth);
    assert.ok(mergeMetadata(JSON.parse(deep), JSON.parse(deep)));
  });
});
