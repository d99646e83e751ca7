import type { Core } from "../../js/core.js";
import { chunksOf } from "../../js/text-stream.js";
import { uiMessages, UIMessageStreamError } from "../../js/ui-message-stream.js";
import { report } from "../report.js";
import { takeData } from "./stream-asides.js";
import { StreamEnd } from "./stream-end.js";
import type { Turn } from "./turn.js";

/** How an answer ended: as it should, before that by the server's will, or nobody knows. */
export type Outcome = "complete" | "aborted" | "cut";

/**
 * Reads an answer into a turn, going on with what is there already. `changed` is called each time
 * there is something new to see.
 */
export async function readAnswer(
  core: Core,
  { body, headers }: Response,
  turn: Turn,
  changed: () => void,
): Promise<Outcome> {
  if (!body) return "cut";
  const isPlain = headers.get("content-type")?.startsWith("text/plain") ?? false;
  return isPlain ? readPlainText(body, turn, changed) : readMessage(core, body, turn, changed);
}

async function readMessage(
  core: Core,
  body: ReadableStream<Uint8Array>,
  turn: Turn,
  changed: () => void,
): Promise<Outcome> {
  const end = new StreamEnd();
  const messages = uiMessages(() => core, {
    stream: end.watch(body),
    message: turn.message,
    onData: (part) => {
      takeData(turn, part);
      changed();
    },
    onError: (error) => {
      if (error instanceof UIMessageStreamError && error.code === "STREAM_ERROR") {
        turn.add({ type: "error", text: error.message });
        changed();
      } else if ((error as Error).name !== "AbortError") {
        report.warn("The answer of an agent cannot be read on.", error);
      }
    },
  });
  for await (const message of messages) {
    turn.message = message;
    changed();
  }
  if (end.isAborted) return "aborted";
  return end.isReached ? "complete" : "cut";
}

/** The answer of an agent that does not stream: one text, which may come in pieces all the same. */
async function readPlainText(
  body: ReadableStream<Uint8Array>,
  turn: Turn,
  changed: () => void,
): Promise<Outcome> {
  const decoder = new TextDecoder();
  let text = "";
  const show = (state: "streaming" | "done"): void => {
    turn.message = { ...turn.message, parts: [{ type: "text", text, state }] };
    changed();
  };
  try {
    for await (const chunk of chunksOf(body)) {
      text += decoder.decode(chunk, { stream: true });
      show("streaming");
    }
    text += decoder.decode();
    show("done");
    return "complete";
  } catch (error) {
    if ((error as Error).name !== "AbortError") {
      report.warn("The answer of an agent broke off.", error);
    }
    return "cut";
  }
}
