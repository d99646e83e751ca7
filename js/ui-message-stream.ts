import { chunksOf, decode } from "./text-stream.js";
import { UIMessageBuilder } from "./ui-message-builder.js";
import type { DataPart, UIMessage } from "./ui-message.js";

/**
 * The exports of the WebAssembly module that read UI message streams
 * (wasm/bindings/streams/ui_message_stream.cpp). Addresses and sizes are in bytes.
 */
export interface UIMessageStreamModule {
  /** A view of the module's memory; another one each time the memory has grown. */
  readonly HEAPU8: Uint8Array;
  _textStreamInput(): number;
  _textStreamInputSize(): number;
  _openUiMessageStream(): number;
  _closeUiMessageStream(stream: number): void;
  _addResumedUiMessage(stream: number, size: number): void;
  _resumeUiMessage(stream: number): number;
  _pushToUiMessageStream(stream: number, size: number): number;
  _finishUiMessageStream(stream: number): number;
}

/** What can be wrong in a UI message stream. */
export type UIMessageStreamErrorCode =
  /** The server reported an error; the stream goes on. */
  | "STREAM_ERROR"
  /** The data of an event is no JSON. */
  | "INVALID_JSON"
  /** It has a key that would reach for an object's prototype. */
  | "FORBIDDEN_KEY"
  /** It is no chunk of the protocol. */
  | "INVALID_CHUNK"
  /** A chunk refers to a part or tool call that is not there. */
  | "OUT_OF_SEQUENCE"
  /** An event passed 16 MiB. */
  | "EVENT_TOO_LARGE";

/** What went wrong in a UI message stream. All codes but "STREAM_ERROR" end it. */
export class UIMessageStreamError extends Error {
  readonly code: UIMessageStreamErrorCode;
  /** Of a chunk out of sequence: its type, or "tool-invocation". */
  readonly chunkType: string | undefined;
  /** Of a chunk out of sequence: the id that it refers to. */
  readonly chunkId: string | undefined;

  constructor(
    code: UIMessageStreamErrorCode,
    message: string,
    chunk: { chunkType?: string; chunkId?: string } = {},
  ) {
    super(message);
    this.name = "UIMessageStreamError";
    this.code = code;
    this.chunkType = chunk.chunkType;
    this.chunkId = chunk.chunkId;
  }
}

/** What a UI message stream is read from, and who is told of what is no part of the message. */
export interface ReadUIMessageStreamOptions {
  /** The bytes of the stream, such as the body of an answer. */
  readonly stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
  /**
   * The message that the stream goes on with, when an earlier one left it unfinished. It is not
   * changed.
   */
  readonly message?: UIMessage | undefined;
  /**
   * Is told every error, those of the connection as they come. Where it is missing, the first one
   * is thrown after the last message.
   */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Ends at the first error, by throwing it. */
  readonly terminateOnError?: boolean | undefined;
  /** Is told every `data-*` chunk, those among them that do not become parts. */
  readonly onData?: ((part: DataPart) => void) | undefined;
}

/** See `readUIMessageStream`. The module is loaded when the first message is asked for. */
export function uiMessages(
  load: () => UIMessageStreamModule | Promise<UIMessageStreamModule>,
  options: ReadUIMessageStreamOptions,
): AsyncIterableIterator<UIMessage, undefined> {
  return new UIMessages(load, options);
}

const END: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** Messages as they are asked for. In chunks of 64 bytes, a generator took a fifth longer. */
class UIMessages implements AsyncIterableIterator<UIMessage, undefined> {
  readonly #load: () => UIMessageStreamModule | Promise<UIMessageStreamModule>;
  readonly #options: ReadUIMessageStreamOptions;
  readonly #chunks: AsyncIterator<Uint8Array, unknown>;
  #opening: Promise<UIMessageReader> | undefined;
  #reader: UIMessageReader | undefined;
  /** The bytes have come to their end, or broken off. */
  #isRead = false;
  #isOver = false;
  /** Of those that nobody was told of. */
  #firstError: { error: unknown } | undefined;

  constructor(
    load: () => UIMessageStreamModule | Promise<UIMessageStreamModule>,
    options: ReadUIMessageStreamOptions,
  ) {
    this.#load = load;
    this.#options = options;
    this.#chunks = chunksOf(options.stream)[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<UIMessage, undefined>> {
    const reader = this.#reader ?? (await this.#open());
    while (!this.#isOver) {
      // Those that came with the last message.
      if (reader.errors.length > 0) await this.#tell(reader.errors.splice(0));
      if (this.#isRead || reader.hasFailed) return this.#end();
      let chunk: IteratorResult<Uint8Array, unknown>;
      try {
        chunk = await this.#chunks.next();
      } catch (error) {
        this.#isRead = true;
        reader.errors.push(error);
        continue;
      }
      if (this.#isLeft()) break;
      try {
        this.#push(reader, chunk);
      } catch (error) {
        await this.#close();
        throw error;
      }
      const message = reader.take();
      if (message !== undefined) return { done: false, value: message };
    }
    return END;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    await this.#close();
    return END;
  }

  #open(): Promise<UIMessageReader> {
    this.#opening ??= this.#makeReader();
    return this.#opening;
  }

  async #makeReader(): Promise<UIMessageReader> {
    const { message, onData } = this.#options;
    try {
      const module = await this.#load();
      this.#reader = new UIMessageReader(module, message, onData);
      if (this.#isOver) this.#reader.close();
      return this.#reader;
    } catch (error) {
      await this.#close();
      throw error;
    }
  }

  /** Whether somebody has left while a chunk was waited for. */
  #isLeft(): boolean {
    return this.#isOver;
  }

  /** Throws what `onData` throws. */
  #push(reader: UIMessageReader, chunk: IteratorResult<Uint8Array, unknown>): void {
    const { terminateOnError } = this.#options;
    this.#isRead = chunk.done === true;
    if (chunk.done === true) reader.finish(terminateOnError);
    else reader.push(chunk.value, terminateOnError);
  }

  async #tell(errors: readonly unknown[]): Promise<void> {
    const { onError, terminateOnError } = this.#options;
    try {
      for (const error of errors) {
        onError?.(error);
        if (terminateOnError === true) throw error;
        this.#firstError ??= { error };
      }
    } catch (error) {
      await this.#close();
      throw error;
    }
  }

  async #end(): Promise<IteratorReturnResult<undefined>> {
    await this.#close();
    if (this.#options.onError === undefined && this.#firstError !== undefined) {
      throw this.#firstError.error;
    }
    return END;
  }

  /** Frees the reader, and cancels what was not read. */
  async #close(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#reader?.close();
    if (!this.#isRead) await this.#chunks.return?.();
  }
}

/** Values of `UiMessageChange::Kind` that do not change the message. */
const DATA = 9;
const REPORT = 10;

/** Members of the module's `UiMessageStream` and of a `Change`, in words of four bytes. */
const CHANGES = 0;
const ERROR = 1;
const ERROR_SIZE = 2;
const KIND = 0;
const PART = 1;
const TEXT = 2;
const TEXT_SIZE = 3;
const CHANGE_WORDS = 4;

/** Bytes in, messages out, for one stream. To be closed. */
export class UIMessageReader {
  readonly #module: UIMessageStreamModule;
  readonly #input: number;
  readonly #inputSize: number;
  readonly #builder: UIMessageBuilder;
  readonly #onData: ((part: DataPart) => void) | undefined;
  readonly #stream: number;
  #memory: Uint8Array | null = null;
  #words: Uint32Array = new Uint32Array();

  /** What went wrong and has not been told. */
  readonly errors: unknown[] = [];
  /** The stream cannot be read on. */
  hasFailed = false;

  constructor(
    module: UIMessageStreamModule,
    message?: UIMessage,
    onData?: (part: DataPart) => void,
  ) {
    this.#builder = new UIMessageBuilder(message);
    this.#onData = onData;
    this.#module = module;
    this.#input = module._textStreamInput();
    this.#inputSize = module._textStreamInputSize();
    this.#stream = module._openUiMessageStream();
    if (message !== undefined) this.#resume(message);
  }

  /** Reads on, with `stopAtError` up to the first error. */
  push(chunk: Uint8Array, stopAtError = false): void {
    for (let at = 0; at < chunk.length && !this.hasFailed; at += this.#inputSize) {
      const piece = this.#put(chunk, at);
      this.#apply(this.#module._pushToUiMessageStream(this.#stream, piece), stopAtError);
    }
  }

  finish(stopAtError = false): void {
    this.#apply(this.#module._finishUiMessageStream(this.#stream), stopAtError);
  }

  /** The message, when it has changed since the last call. */
  take(): UIMessage | undefined {
    return this.#builder.take();
  }

  /** Frees the reader's memory. To be called once. */
  close(): void {
    this.#module._closeUiMessageStream(this.#stream);
  }

  #resume(message: UIMessage): void {
    const bytes = new TextEncoder().encode(JSON.stringify(message));
    for (let at = 0; at < bytes.length; at += this.#inputSize) {
      this.#module._addResumedUiMessage(this.#stream, this.#put(bytes, at));
    }
    this.#module._resumeUiMessage(this.#stream);
  }

  /** Puts the bytes from `at` into the module's input, as many as it takes. Returns how many. */
  #put(bytes: Uint8Array, at: number): number {
    const fits = bytes.length - at <= this.#inputSize;
    const piece = fits && at === 0 ? bytes : bytes.subarray(at, at + this.#inputSize);
    this.#module.HEAPU8.set(piece, this.#input);
    return piece.length;
  }

  /** Takes over what the last call found: `count` changes, and an error. */
  #apply(count: number, stopAtError: boolean): void {
    const memory = this.#module.HEAPU8;
    if (memory !== this.#memory) {
      this.#memory = memory;
      this.#words = new Uint32Array(memory.buffer);
    }
    let change = this.#word(this.#stream / 4 + CHANGES) / 4;
    for (let left = count; left > 0; left--, change += CHANGE_WORDS) {
      const text = decode(memory, this.#word(change + TEXT), this.#word(change + TEXT_SIZE));
      const kind = this.#word(change + KIND);
      if (kind === DATA) {
        this.#onData?.(JSON.parse(text) as DataPart);
      } else if (kind === REPORT) {
        this.errors.push(new UIMessageStreamError("STREAM_ERROR", JSON.parse(text) as string));
        if (stopAtError) return;
      } else {
        this.#builder.apply(kind, this.#word(change + PART), text);
      }
    }
    const size = this.#word(this.#stream / 4 + ERROR_SIZE);
    if (size === 0) return;
    this.hasFailed = true;
    this.errors.push(failure(decode(memory, this.#word(this.#stream / 4 + ERROR), size)));
  }

  #word(at: number): number {
    return this.#words[at] ?? 0;
  }
}

interface Failure {
  readonly code: UIMessageStreamErrorCode;
  readonly message: string;
  readonly details?: { chunkType?: string; chunkId?: string; data?: string };
}

/** How much of an event an error quotes, in UTF-16 code units. */
const QUOTED = 2000;

/** The core's error, in the words of the AI SDK where it has some. */
function failure(json: string): UIMessageStreamError {
  const { code, message, details = {} } = JSON.parse(json) as Failure;
  const data = details.data ?? "";
  const quoted = data.length > QUOTED ? `${data.slice(0, QUOTED)}…` : data;
  if (code === "INVALID_JSON" || code === "FORBIDDEN_KEY") {
    const why = reasonNotToParse(data) ?? message;
    const text = `JSON parsing failed: Text: ${quoted}.\nError message: ${why}`;
    return new UIMessageStreamError(code, text);
  }
  if (code === "INVALID_CHUNK") {
    const text = `Type validation failed: Value: ${quoted}.\nError message: ${message}`;
    return new UIMessageStreamError(code, text);
  }
  return new UIMessageStreamError(code, message, details);
}

/** What the engine says of a text that is no JSON. */
function reasonNotToParse(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}
