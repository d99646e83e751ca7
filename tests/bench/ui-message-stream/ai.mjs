import { parseJsonEventStream, readUIMessageStream, uiMessageChunkSchema } from "ai";

import { bodyOf } from "../sse/stream.mjs";

/** The AI SDK's own reader, with its schema, as `useChat` runs it. It takes streams alone. */
export async function read(chunks) {
  const events = parseJsonEventStream({ stream: bodyOf(chunks), schema: uiMessageChunkSchema });
  const stream = events.pipeThrough(
    new TransformStream({
      transform(event, controller) {
        if (!event.success) throw event.error;
        controller.enqueue(event.value);
      },
    }),
  );
  let last;
  for await (const message of readUIMessageStream({ stream })) last = message;
  // Which later versions keep, and others do not.
  for (const part of last.parts) if (part.type === "reasoning") delete part.id;
  return last;
}
