import { createParser } from "eventsource-parser";

import { HandReducer } from "./hand-reducer.mjs";

/** `eventsource-parser`, JSON.parse for each event, and a reducer by hand, one call a chunk. */
export function read(chunks) {
  const decoder = new TextDecoder();
  const reducer = new HandReducer();
  const parser = createParser({
    onEvent(event) {
      if (event.data !== "[DONE]") reducer.take(JSON.parse(event.data));
    },
  });
  for (const chunk of chunks) parser.feed(decoder.decode(chunk, { stream: true }));
  parser.reset({ consume: true });
  return reducer.message;
}
