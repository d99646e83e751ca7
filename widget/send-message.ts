import type { TranscriptEntry } from "../js/index.js";
import type { Session } from "./session.js";

/** A message of the page's that was not answered: with the service's status, and what it said. */
export class MessageError extends Error {
  readonly status: number | undefined;
  readonly context: unknown;

  constructor(message: string, status?: number, context?: unknown) {
    super(message);
    this.name = "MessageError";
    this.status = status;
    this.context = context;
  }
}

/**
 * Sends a message for the page, as if the visitor had written it, once the chat is there.
 * @throws {MessageError} when it could not be sent, or was not answered.
 */
export function sendMessage(session: Session, content: string): Promise<TranscriptEntry> {
  const { flow } = session;
  const done = new AbortController();
  const { signal } = done;
  return new Promise<TranscriptEntry>((resolve, reject) => {
    let isSent = false;
    const follow = (): void => {
      const { busy, error, notice, pending, screen } = flow.state;
      if (isSent) {
        // What waits for terms, for a connection or for another tab is still on its way.
        if (pending + session.waiting !== "" || busy) return;
        // An answer is told before a microtask is over.
        queueMicrotask(() => {
          const reason = error?.message ?? notice ?? screen;
          reject(new MessageError(`Not answered: ${reason}`, error?.status, error?.details));
        });
      } else if (screen === "chat" && session.isFree) {
        isSent = true;
        session.ask(content);
      } else if (screen !== "loading") {
        reject(new MessageError(`The chat takes no message now: ${screen}`, error?.status));
      }
    };
    flow.addEventListener(
      "exchange",
      (event) => {
        const entry = (event as CustomEvent<TranscriptEntry>).detail;
        if (isSent && entry.prompt === content) resolve(entry);
      },
      { signal },
    );
    flow.addEventListener("change", follow, { signal });
    session.ended.addEventListener("abort", () => {
      reject(new MessageError("The chat has ended"));
    });
    if (content.trim() === "") reject(new MessageError("A message needs words"));
    else follow();
  }).finally(() => {
    done.abort();
  });
}
