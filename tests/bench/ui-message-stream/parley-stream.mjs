import { bodyOf } from "../sse/stream.mjs";
import { readStream } from "./parley.mjs";

/** `readUIMessageStream`: a snapshot of the message after every chunk of a stream. */
export function read(chunks) {
  return readStream(bodyOf(chunks));
}
