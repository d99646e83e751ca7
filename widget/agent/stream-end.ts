import { chunksOf } from "../../js/text-stream.js";

/** Bytes from the end of a stream that its last event fits into. */
const tailLength = 64;

const lineFeed = 10;

/**
 * Watches the bytes of a UI message stream for its end. A stream that stops before `[DONE]` has
 * been cut: the protocol's own reader takes that for an end like any other.
 */
export class StreamEnd {
  #tail = "";
  isAborted = false;

  /** Whether the stream has come to its end. */
  get isReached(): boolean {
    return /(^|\n)data: ?\[DONE\]\s*$/.test(this.#tail);
  }

  /**
   * The same bytes, an event at a time, so that of what comes in one chunk each part is seen before
   * the next is read.
   */
  async *watch(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    const decoder = new TextDecoder();
    for await (const chunk of chunksOf(body)) {
      for (const piece of events(chunk)) {
        const text = decoder.decode(piece.subarray(-tailLength));
        this.#tail = (this.#tail + text).slice(-tailLength);
        this.isAborted ||= /(^|\n)data: ?\{"type":"abort"/.test(this.#tail);
        yield piece;
      }
    }
  }
}

/** A chunk, cut behind each empty line. */
function* events(chunk: Uint8Array): Generator<Uint8Array, void, undefined> {
  let start = 0;
  for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
    if (chunk[at + 1] !== lineFeed) continue;
    yield chunk.subarray(start, at + 2);
    start = at + 2;
  }
  if (start < chunk.length) yield chunk.subarray(start);
}
