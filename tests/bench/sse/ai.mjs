import { parseJsonEventStream, uiMessageChunkSchema } from "ai";

/** The AI SDK's own reader, with its schema, as `useChat` runs it. */
export async function read(chunks) {
  const parts = parseJsonEventStream({
    stream: ReadableStream.from(chunks),
    schema: uiMessageChunkSchema,
  });
  let text = "";
  for await (const part of parts) {
    if (part.success && part.value.type === "text-delta") text += part.value.delta;
  }
  return text;
}
