import { EventSourceParserStream } from "eventsource-parser/stream";

import { bodyOf } from "./stream.mjs";

/** `eventsource-parser` as a stream among streams, and JSON.parse for each event. */
export async function read(chunks) {
  const events = bodyOf(chunks)
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  let text = "";
  for await (const event of events) {
    if (event.data === "[DONE]") continue;
    const part = JSON.parse(event.data);
    if (part.type === "text-delta") text += part.delta;
  }
  return text;
}
