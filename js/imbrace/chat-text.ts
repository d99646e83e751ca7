import type { Core } from "../core.js";
import { deltas } from "../listed-values.js";
import { chunksOf, TextStreamError } from "../text-stream.js";
import { ImbraceError, ImbraceNetworkError } from "./errors.js";

/**
 * The text of an agent's answer, of either kind: that of an event stream delta by delta, that of
 * text/plain as it comes.
 * @throws {ImbraceError} after the last text, when the stream carried an error, cannot be read on or
 * broke off.
 */
export async function* chatText(
  core: Core,
  response: Response,
): AsyncGenerator<string, void, undefined> {
  const { body, headers } = response;
  if (!body) return;
  const isPlain = headers.get("content-type")?.startsWith("text/plain") ?? false;
  try {
    yield* isPlain ? plainText(body) : deltas(core, body);
  } catch (error) {
    throw streamFailure(error);
  }
}

async function* plainText(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  for await (const chunk of chunksOf(body)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

/** What went wrong with a stream, in the terms of this client. An abort stays what it is. */
export function streamFailure(error: unknown): unknown {
  if (error instanceof ImbraceError) return error;
  const { name, message } = error as Error;
  if (error instanceof TextStreamError) {
    return new ImbraceError({ code: error.code, message }, { cause: error });
  }
  if (name === "AbortError" || !(error instanceof TypeError)) return error;
  return new ImbraceNetworkError({ code: "NETWORK_ERROR", message }, { cause: error });
}
