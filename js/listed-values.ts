import {
  chunksOf,
  createDeltaReader,
  createValueReader,
  type TextReader,
  type TextStreamModule,
} from "./text-stream.js";

type Bytes = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * The JSON values of an event stream, one for each event, up to `[DONE]`: the chunks of OpenAI's
 * chat completions, say. What is no JSON is passed over. Leaving the loop cancels the stream.
 * @throws {TextStreamError} when an event passes 16 MiB.
 */
export function jsonEvents(
  module: TextStreamModule,
  stream: Bytes,
): AsyncGenerator<unknown, void, undefined> {
  return listed(createValueReader(module), stream);
}

/** The text deltas of a UI message stream, one by one; otherwise as `textDeltas`. */
export function deltas(
  module: TextStreamModule,
  stream: Bytes,
): AsyncGenerator<string, void, undefined> {
  return listed<string>(createDeltaReader(module), stream);
}

/** What a reader lists: JSON values, each with a comma behind it. */
async function* listed<T>(
  reader: TextReader,
  stream: Bytes,
): AsyncGenerator<T, void, undefined> {
  try {
    for await (const chunk of chunksOf(stream)) {
      yield* valuesOf<T>(reader.push(chunk));
      if (reader.isOver) break;
    }
    yield* valuesOf<T>(reader.end());
    if (reader.error !== null) throw reader.error;
  } finally {
    reader.close();
  }
}

function valuesOf<T>(text: string): T[] {
  return text === "" ? [] : (JSON.parse(`[${text.slice(0, -1)}]`) as T[]);
}
