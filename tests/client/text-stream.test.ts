import assert from "node:assert/strict";
import path from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { loadCore, setWasmUrl, type Core } from "../../js/core.js";
import { createTextReader, textDeltas, TextStreamError } from "../../js/text-stream.js";
import { streamOf } from "./support/stream-of.ts";

const encoder = new TextEncoder();
let core: Core;

before(async () => {
  const build = process.env.PARLEY_BUILD ?? "build/wasm";
  setWasmUrl(pathToFileURL(path.resolve(build, "sdk", "parley.wasm")));
  core = await loadCore();
});

function event(part: object): string {
  return `data: ${JSON.stringify(part)}\n\n`;
}

function delta(text: string): string {
  return event({ type: "text-delta", id: "0", delta: text });
}

/** Reads a stream in pieces of `size` bytes. */
function readInPieces(stream: Uint8Array, size: number): string {
  const reader = createTextReader(core);
  let text = "";
  for (let at = 0; at < stream.length; at += size) {
    text += reader.push(stream.subarray(at, at + size));
  }
  return text + reader.end();
}

describe("createTextReader", () => {
  test("joins the deltas that a chunk completes", () => {
    const reader = createTextReader(core);
    assert.equal(reader.push(encoder.encode(delta("Hel") + delta("lo") + "data: {")), "Hello");
    assert.equal(reader.error, null);
    assert.equal(reader.push(encoder.encode('"type":"text-delta","delta":"!"}')), "");
    assert.equal(reader.end(), "!");
  });

  test("reads the same however the stream is cut", () => {
    const text = 'Grüße "an" alle\n\t😀そのほか \u2028\u0000 and more than fits a short text';
    const pieces = text.match(/[^]{1,5}/gu) ?? [];
    const stream = encoder.encode(`\uFEFF${pieces.map(delta).join("")}data: [DONE]\n\n`);
    for (let size = 1; size <= stream.length; size++) {
      assert.equal(readInPieces(stream, size), text);
    }
  });

  test("reads texts of every length, ASCII and not", () => {
    for (const unit of ["a", "é", "€", "😀"]) {
      for (let length = 0; length < 40; length++) {
        const text = "x".repeat(length) + unit;
        assert.equal(readInPieces(encoder.encode(delta(text)), 1e6), text);
      }
    }
  });

  test("keeps what looks like a byte order mark inside the text", () => {
    const stream = encoder.encode(delta("\uFEFF") + delta("\uFEFFa"));
    assert.equal(readInPieces(stream, 1e6), "\uFEFF\uFEFFa");
  });

  test("reads chunks larger than the module's input", () => {
    const text = "0123456789".repeat(50_000);
    const stream = encoder.encode(delta(text) + delta("end"));
    assert.equal(readInPieces(stream, stream.length), `${text}end`);
  });

  test("reads on when the memory of the module grows", () => {
    const reader = createTextReader(core);
    const memory = core.HEAPU8;
    const text = "x".repeat(12_000_000);
    assert.equal(reader.push(encoder.encode(delta("a"))), "a");
    assert.equal(reader.push(encoder.encode(delta(text))), text);
    assert.notEqual(core.HEAPU8, memory, "this text was meant to need more memory");
    assert.equal(reader.push(encoder.encode(delta("b"))), "b");
    reader.close();
  });

  test("replaces what is no UTF-8", () => {
    const stream = encoder.encode(delta("a?b"));
    stream[stream.indexOf(0x3f)] = 0xff;
    assert.equal(readInPieces(stream, 7), "a\uFFFDb");
  });

  test("keeps readers apart", () => {
    const first = { reader: createTextReader(core), stream: encoder.encode(delta("one")) };
    const second = { reader: createTextReader(core), stream: encoder.encode(delta("two")) };
    assert.equal(first.reader.push(first.stream.subarray(0, 30)), "");
    assert.equal(second.reader.push(second.stream.subarray(0, 40)), "");
    assert.equal(first.reader.push(first.stream.subarray(30)), "one");
    assert.equal(second.reader.push(second.stream.subarray(40)), "two");
    first.reader.close();
    second.reader.close();
  });

  test("tells the first error and reads on", () => {
    const reader = createTextReader(core);
    const failure = event({ type: "error", errorText: "Überlastet" });
    assert.equal(reader.push(encoder.encode(delta("a") + failure + delta("b"))), "ab");
    const { error } = reader;
    assert.ok(error instanceof TextStreamError);
    assert.equal(error.name, "TextStreamError");
    assert.equal(error.code, "STREAM_ERROR");
    assert.equal(error.message, "Überlastet");
    assert.equal(reader.isOver, false);
    const another = event({ type: "error", errorText: "more" });
    assert.equal(reader.push(encoder.encode(another + delta("c"))), "c");
    assert.equal(reader.end(), "");
    assert.equal(reader.error, error);
  });

  test("counts the events that hold no JSON", () => {
    const reader = createTextReader(core);
    const stream = `data: {\n\n${delta("a")}data: undefined\n\ndata: [DONE]\n\ndata:\n\n: ping\n\n`;
    assert.equal(reader.push(encoder.encode(stream)), "a");
    assert.equal(reader.end(), "");
    assert.equal(reader.malformed, 2);
  });

  test("gives up a stream with an event that is too large", () => {
    const reader = createTextReader(core);
    assert.equal(reader.push(encoder.encode(delta("a"))), "a");
    const piece = new Uint8Array(1 << 20).fill(0x20);
    for (let mebibyte = 0; mebibyte < 17; mebibyte++) assert.equal(reader.push(piece), "");
    assert.equal(reader.isOver, true);
    assert.equal(reader.error?.code, "EVENT_TOO_LARGE");
    assert.equal(reader.push(encoder.encode(`\n\n${delta("b")}`)), "");
    assert.equal(reader.end(), "");
    assert.equal(reader.isOver, true);
  });

  test("is closed once it has come to its end", () => {
    const reader = createTextReader(core);
    reader.end();
    reader.close();
    reader.close();
    assert.throws(() => reader.push(encoder.encode(delta("a"))), TypeError);
    assert.throws(() => reader.end(), TypeError);
  });
});

/** What an iteration gives before it ends, and the error that it ends with. */
async function collect(texts: AsyncIterable<string>): Promise<{ found: string[]; error: unknown }> {
  const found: string[] = [];
  try {
    for await (const text of texts) found.push(text);
  } catch (error) {
    return { found, error };
  }
  return { found, error: null };
}

describe("textDeltas", () => {
  const chunks = [
    delta("a") + delta("b"),
    ": ping\n\n",
    `${delta("c")}data: {"type":`,
    '"text-delta","delta":"d"}',
  ];
  const texts = ["ab", "c", "d"];

  test("gives one string for each chunk that brings text", async () => {
    const { stream } = streamOf(chunks);
    assert.deepEqual(await collect(textDeltas(core, stream)), { found: texts, error: null });
  });

  test("reads any async iterable", async () => {
    async function* bytes() {
      for (const chunk of chunks) yield await Promise.resolve(encoder.encode(chunk));
    }
    assert.deepEqual(await collect(textDeltas(core, bytes())), { found: texts, error: null });
  });

  test("throws the server's error after the last text", async () => {
    const failure = event({ type: "error", errorText: "over" });
    const { stream } = streamOf([delta("a"), failure, delta("b")]);
    const { found, error } = await collect(textDeltas(core, stream));
    assert.deepEqual(found, ["a", "b"]);
    assert.ok(error instanceof TextStreamError);
    assert.equal(error.message, "over");
  });

  test("passes on the failure of the stream", async () => {
    const failure = new Error("connection lost");
    const cut = 'data: {"type":"text-delta","delta":"lost"}';
    const { stream } = streamOf([delta("a"), cut], failure);
    assert.deepEqual(await collect(textDeltas(core, stream)), { found: ["a"], error: failure });
  });

  test("cancels the stream when it is left", async () => {
    const { stream, seen } = streamOf([delta("a"), delta("b"), delta("c")]);
    for await (const text of textDeltas(core, stream)) {
      assert.equal(text, "a");
      break;
    }
    assert.equal(seen.cancelled, true);
    assert.equal(stream.locked, false);
  });

  test("stops reading a stream that it has given up", async () => {
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++;
        controller.enqueue(new Uint8Array(1 << 20).fill(0x20));
      },
    });
    const { found, error } = await collect(textDeltas(core, stream));
    assert.deepEqual(found, []);
    assert.ok(error instanceof TextStreamError);
    assert.equal(error.code, "EVENT_TOO_LARGE");
    assert.ok(sent < 20);
  });
});
