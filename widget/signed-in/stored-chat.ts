import type { ChatMessage, ContextItem, TranscriptEntry } from "../../js/index.js";
import { store, stored } from "../site-storage.js";

/** Which chat a user has with a release, across reloads of the page. */
export class StoredChat {
  /** The name of its entry, which is the same in all tabs. */
  readonly key: string;
  #id: string | null;

  constructor(releaseId: string, userId: string) {
    this.key = `parley-chat:${releaseId}:${userId}`;
    this.#id = stored(this.key);
  }

  /** Null when there is none. */
  get id(): string | null {
    return this.#id;
  }

  set id(id: string | null) {
    this.#id = id;
    store(this.key, id);
  }

  /** Looks for what another tab has put there; answers whether it is another chat. */
  reread(): boolean {
    const before = this.#id;
    this.#id = stored(this.key);
    return this.#id !== before;
  }
}

/** An exchange of a signed-in user's, with the id of its answer. */
export interface StoredExchange extends TranscriptEntry {
  readonly messageId: string;
}

/** As many as a release may compare. */
const mostVariants = 8;

/** One of several answers to a question, as far as it is shown. */
export interface Variant {
  /** Empty where the service gives it none. */
  readonly name: string;
  readonly content: string;
}

/** The answers that one is to be chosen from; none where there is one alone, or it has been chosen. */
export function variantsOf({ arenaSelectedIndex, arenaVariants }: TranscriptEntry): Variant[] {
  const all = Array.isArray(arenaVariants) ? (arenaVariants as unknown[]) : [];
  const found = all.slice(0, mostVariants).map((variant) => {
    const { content, variantName } = (variant ?? {}) as Record<string, unknown>;
    return { name: textOf(variantName), content: textOf(content) };
  });
  return found.length < 2 || typeof arenaSelectedIndex === "number" ? [] : found;
}

/** An exchange with one of its answers chosen. */
export function withChosen(exchange: StoredExchange, variant: number): StoredExchange {
  const response = variantsOf(exchange)[variant]?.content ?? exchange.response;
  return { ...exchange, response, arenaSelectedIndex: variant };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** An exchange, from a question and the message that answers it. */
export function exchangeOf(
  prompt: string,
  promptTimestamp: number,
  answer: Partial<ChatMessage>,
): StoredExchange {
  const { content, context, id, timestamp, ...rest } = answer;
  const { arenaSelectedIndex, ...others } = rest;
  const exchange: StoredExchange = {
    ...others,
    prompt,
    promptTimestamp,
    response: textOf(content),
    responseTimestamp: timeOf(timestamp) || Date.now(),
    ...(Array.isArray(context) && { context: context as unknown as ContextItem[] }),
    messageId: textOf(id),
  };
  const isChosen = typeof arenaSelectedIndex === "number";
  return isChosen ? withChosen(exchange, arenaSelectedIndex) : exchange;
}

/** What was said in a chat, as the service has stored it, and a last question without an answer. */
export function readTranscript(stored: unknown): {
  exchanges: StoredExchange[];
  unanswered: string;
} {
  const messages = (Array.isArray(stored) ? (stored as unknown[]) : []).filter(isMessage);
  const exchanges: StoredExchange[] = [];
  let question: ChatMessage | null = null;
  for (const message of messages) {
    if (message.role === "user") question = message;
    else if (message.role === "assistant" && question !== null) {
      exchanges.push(exchangeOf(question.content, timeOf(question.timestamp), message));
      question = null;
    }
  }
  return { exchanges, unanswered: question?.content ?? "" };
}

function isMessage(value: unknown): value is ChatMessage {
  const { content, role } = (value ?? {}) as Record<string, unknown>;
  return typeof content === "string" && typeof role === "string";
}

function timeOf(timestamp: unknown): number {
  return typeof timestamp === "string" ? Date.parse(timestamp) || 0 : 0;
}
