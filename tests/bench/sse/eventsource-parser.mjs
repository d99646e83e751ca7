import { createParser } from "eventsource-parser";

/** The usual way: `eventsource-parser`, and JSON.parse for each event. */
export function read(chunks) {
  const decoder = new TextDecoder();
  let text = "";
  const parser = createParser({
    onEvent(event) {
      if (event.data === "[DONE]") return;
      const part = JSON.parse(event.data);
      if (part.type === "text-delta") text += part.delta;
    },
  });
  for (const chunk of chunks) parser.feed(decoder.decode(chunk, { stream: true }));
  parser.reset({ consume: true });
  return text;
}
