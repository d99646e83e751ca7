import { parseJsonEventStream, uiMessageChunkSchema } from "ai";

import { bodyOf } from "./stream.mjs";

/** The AI SDK's own reader, with its schema, as `useChat` runs it. It takes nothing but a stream. */
export async function read(chunks) {
  const parts = parseJsonEventStream({ stream: bodyOf(chunks), schema: uiMessageChunkSchema });
  let text = "";
  for await (const part of parts) {
    if (part.success && part.value.type === "text-delta") text += part.value.delta;
  }
  return text;
}
