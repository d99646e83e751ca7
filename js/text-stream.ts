/**
 * The exports of the WebAssembly module that read event streams
 * (wasm/bindings/streams/text/text_stream.cpp). Addresses and sizes are in bytes.
 */
export interface TextStreamModule {
  /** A view of the module's memory; another one each time the memory has grown. */
  readonly HEAPU8: Uint8Array;
  _textStreamInput(): number;
  _textStreamInputSize(): number;
  _openTextStream(): number;
  _openDeltaStream(): number;
  _openJsonStream(): number;
  _closeTextStream(stream: number): void;
  _pushToTextStream(stream: number, size: number): number;
  _finishTextStream(stream: number): number;
}

/**
 * What went wrong in a stream. `code` is "STREAM_ERROR" when the server reported it,
 * "EVENT_TOO_LARGE" when an event passed 16 MiB and the stream was given up.
 */
export class TextStreamError extends Error {
  readonly code: "STREAM_ERROR" | "EVENT_TOO_LARGE";

  constructor(code: TextStreamError["code"], message: string) {
    super(message);
    this.name = "TextStreamError";
    this.code = code;
  }
}

/**
 * Reads the text out of one UI message stream (`text-delta` events, Vercel AI SDK, protocol v1).
 */
export interface TextReader {
  /** The text that `chunk` completes; chunks may be cut anywhere. */
  push(chunk: Uint8Array): string;
  /** The stream has ended as it should. Returns what is left, and closes the reader. */
  end(): string;
  /** Frees the reader's memory. May be called again, and after `end`. */
  close(): void;
  /** What went wrong first, once something has. A reported error does not end the stream. */
  readonly error: TextStreamError | null;
  /** True when the stream cannot, or need not, be read on: pushing more gives no text. */
  readonly isOver: boolean;
  /** How many events were passed over because their data was no JSON. */
  readonly malformed: number;
}

/** Makes a reader for one stream. Close it, or read it to its `end`. */
export function createTextReader(module: TextStreamModule): TextReader {
  return new WasmTextReader(module, module._openTextStream());
}

/** The same, whose text is a list of the deltas: JSON strings, each with a comma behind it. */
export function createDeltaReader(module: TextStreamModule): TextReader {
  return new WasmTextReader(module, module._openDeltaStream());
}

/**
 * The same of what is JSON in the events: the values, each with a comma behind it. It is over with
 * `[DONE]`.
 */
export function createValueReader(module: TextStreamModule): TextReader {
  return new WasmTextReader(module, module._openJsonStream());
}

/**
 * The text of a UI message stream, as it arrives: one string for every chunk that brings some.
 * When the server reported an error inside the stream, it is thrown after the last text, as a
 * `TextStreamError`. Leaving the loop cancels the stream.
 */
export async function* textDeltas(
  module: TextStreamModule,
  stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const reader = createTextReader(module);
  try {
    for await (const chunk of chunksOf(stream)) {
      const text = reader.push(chunk);
      if (text !== "") yield text;
      if (reader.isOver) break;
    }
    const text = reader.end();
    if (text !== "") yield text;
    if (reader.error !== null) throw reader.error;
  } finally {
    reader.close();
  }
}

/** The chunks of a stream. Not every browser can iterate over a ReadableStream by itself. */
export function chunksOf(
  stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  if (!("getReader" in stream)) return stream;
  const reader = stream.getReader();
  const iterator: AsyncIterator<Uint8Array, unknown> = {
    next: () => reader.read(),
    async return() {
      // Of a stream that broke meanwhile, cancelling would only say how.
      await reader.cancel().catch(() => undefined);
      reader.releaseLock();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

/** Members of the module's `TextStream`, in words of four bytes. */
const TEXT = 0;
const ERROR = 2;
const ERROR_SIZE = 3;
const ERROR_KIND = 4;
const IS_OVER = 5;
const MALFORMED = 6;
const WORDS = 7;

/** Values of `errorKind`. */
const NO_ERROR = 0;
const REPORTED = 1;

class WasmTextReader implements TextReader {
  readonly #module: TextStreamModule;
  readonly #input: number;
  readonly #inputSize: number;
  #stream: number;
  #memory: Uint8Array | null = null;
  #words: Uint32Array = new Uint32Array();
  #error: TextStreamError | null = null;
  #isOver = false;
  #malformed = 0;

  constructor(module: TextStreamModule, stream: number) {
    this.#module = module;
    this.#input = module._textStreamInput();
    this.#inputSize = module._textStreamInputSize();
    this.#stream = stream;
  }

  get error(): TextStreamError | null {
    return this.#error;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get malformed(): number {
    return this.#malformed;
  }

  push(chunk: Uint8Array): string {
    if (chunk.length <= this.#inputSize) return this.#pushPiece(chunk);
    let text = "";
    for (let at = 0; at < chunk.length; at += this.#inputSize) {
      text += this.#pushPiece(chunk.subarray(at, at + this.#inputSize));
    }
    return text;
  }

  end(): string {
    const text = this.#take(this.#module._finishTextStream(this.#open()));
    this.close();
    return text;
  }

  close(): void {
    if (this.#stream !== 0) this.#module._closeTextStream(this.#stream);
    this.#stream = 0;
  }

  #pushPiece(piece: Uint8Array): string {
    const stream = this.#open();
    this.#module.HEAPU8.set(piece, this.#input);
    return this.#take(this.#module._pushToTextStream(stream, piece.length));
  }

  #open(): number {
    if (this.#stream === 0) throw new TypeError("This reader has been closed.");
    return this.#stream;
  }

  /** Takes over what the last call found: `size` bytes of text, and what has gone wrong so far. */
  #take(size: number): string {
    const memory = this.#module.HEAPU8;
    if (memory !== this.#memory) {
      this.#memory = memory;
      this.#words = new Uint32Array(memory.buffer, this.#stream, WORDS);
    }
    const words = this.#words;
    this.#malformed = word(words, MALFORMED);
    this.#isOver = word(words, IS_OVER) !== 0;
    if (this.#error === null && word(words, ERROR_KIND) !== NO_ERROR) {
      const code = word(words, ERROR_KIND) === REPORTED ? "STREAM_ERROR" : "EVENT_TOO_LARGE";
      const message = decode(memory, word(words, ERROR), word(words, ERROR_SIZE));
      this.#error = new TextStreamError(code, message);
    }
    return size === 0 ? "" : decode(memory, word(words, TEXT), size);
  }
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

/** Up to this many bytes, asking a TextDecoder takes longer than building the string here. */
const SHORT = 12;

/** What looks like a byte order mark is a part of the text. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Decodes `size` bytes at `start`, which are valid UTF-8. */
export function decode(bytes: Uint8Array, start: number, size: number): string {
  const end = start + size;
  const short = size <= SHORT ? decodeAscii(bytes, start, end) : null;
  return short ?? decoder.decode(bytes.subarray(start, end));
}

/** Decodes the bytes from `start` to `end`, or returns null when one of them is not ASCII. */
function decodeAscii(bytes: Uint8Array, start: number, end: number): string | null {
  let text = "";
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const a = bytes[at] ?? 0;
    const b = bytes[at + 1] ?? 0;
    const c = bytes[at + 2] ?? 0;
    const d = bytes[at + 3] ?? 0;
    if ((a | b | c | d) > 0x7f) return null;
    text += String.fromCharCode(a, b, c, d);
  }
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}
