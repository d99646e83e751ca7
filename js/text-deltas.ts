import { loadCore } from "./core.js";
import { textDeltas as readTextDeltas } from "./text-stream.js";

/**
 * The text of a UI message stream (`text-delta` events of the Vercel AI SDK, protocol v1), of any
 * server that speaks it: one string for every chunk that brings some. Takes a response's body, or
 * any stream of bytes.
 * @throws {TextStreamError} after the last text, when the stream carried an error or cannot be read
 * on.
 */
export async function* textDeltas(
  stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  yield* readTextDeltas(await loadCore(), stream);
}
