import { EventSourceParserStream } from "eventsource-parser/stream";

import { bodyOf } from "../sse/stream.mjs";
import { HandReducer } from "./hand-reducer.mjs";

/** `eventsource-parser` as a stream among streams, JSON.parse, and a reducer by hand. */
export async function read(chunks) {
  const events = bodyOf(chunks)
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  const reducer = new HandReducer();
  for await (const event of events) {
    if (event.data !== "[DONE]") reducer.take(JSON.parse(event.data));
  }
  return reducer.message;
}
