import { loadCore } from "./core.js";
import type { UIMessage } from "./ui-message.js";
import { uiMessages, type ReadUIMessageStreamOptions } from "./ui-message-stream.js";

/**
 * Reads a UI message stream (Vercel AI SDK, protocol v1: server-sent events, one chunk each) of any
 * server that speaks it, from its bytes to the message it tells: the same message and the same
 * errors as the AI SDK's own reader gives.
 *
 * Yields the message each time a chunk of bytes has changed it. Messages are snapshots: of a part
 * that changes there is a new object, the others are shared, so that they must not be changed.
 * Leaving the loop cancels the stream.
 * @throws {UIMessageStreamError} the first error, where no `onError` is given or `terminateOnError`
 * is set; an error of the connection is thrown as it is.
 */
export function readUIMessageStream(
  options: ReadUIMessageStreamOptions,
): AsyncIterableIterator<UIMessage, undefined> {
  return uiMessages(loadCore, options);
}
