import { chunksOf, createValueReader, type TextStreamModule } from "./text-stream.js";

/**
 * The JSON values of an event stream, one for each event, up to `[DONE]`: the chunks of OpenAI's
 * chat completions, say. What is no JSON is passed over. Leaving the loop cancels the stream.
 * @throws {TextStreamError} when an event passes 16 MiB.
 */
export async function* jsonEvents(
  module: TextStreamModule,
  stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<unknown, void, undefined> {
  const reader = createValueReader(module);
  try {
    for await (const chunk of chunksOf(stream)) {
      yield* valuesOf(reader.push(chunk));
      if (reader.isOver) break;
    }
    yield* valuesOf(reader.end());
    if (reader.error !== null) throw reader.error;
  } finally {
    reader.close();
  }
}

/** The module writes a comma behind each value. */
function valuesOf(text: string): unknown[] {
  return text === "" ? [] : (JSON.parse(`[${text.slice(0, -1)}]`) as unknown[]);
}
