import type {
  ChatMessage,
  ChatStream,
  ChatStreamEvent,
  ChatStreamOptions,
} from "../../generated/divinci.js";
import { callBack } from "./callbacks.js";
import { EventQueue } from "./event-queue.js";
import { coreOptions, streamFailure, type TakeEvents } from "./streams.js";

type Method = (...args: unknown[]) => unknown;
type Options = ChatStreamOptions & { readonly signal?: AbortSignal };

/** A message as the core assembles it: without a time, and without an id when none was sent. */
type Assembled = Omit<ChatMessage, "id" | "timestamp"> & { readonly id?: string };

/** How the call ends: `streamChat` in wasm/divinci/sdk/chat_stream.h. */
type Answer = { readonly assembled: Assembled } | { readonly stored: ChatMessage };

const CALLBACKS = [
  "onChunk",
  "onComplete",
  "onError",
  "onArenaVariant",
  "onArenaComplete",
  "onEvent",
] as const;
type Callbacks = Partial<Record<(typeof CALLBACKS)[number], unknown>>;

/**
 * One answer that streams in. The request is sent at once.
 *
 * It can be followed in three ways, also at the same time: by callbacks, by iterating, by awaiting.
 * Begin in the turn in which it was made, or events are missed: who awaits it or gave callbacks has
 * nothing kept for a later loop. A loop is followed at its pace: the answer is read on when the loop
 * asks for more, unless somebody awaits the message, which then waits for no loop. To leave the loop
 * ends the request, except after `done`.
 */
class StreamedAnswer implements ChatStream {
  readonly [Symbol.toStringTag] = "ChatStream";
  readonly #controller = new AbortController();
  readonly #callbacks: Callbacks;
  readonly #queue = new EventQueue<ChatStreamEvent>();
  readonly #message: Promise<ChatMessage>;
  #isFollowed: boolean;
  #isIterated = false;
  #isAwaited = false;
  #isDone = false;
  #stamp: { readonly id: string; readonly timestamp: string } | undefined;

  constructor(
    callbacks: Callbacks,
    signal: AbortSignal | undefined,
    send: (take: TakeEvents<ChatStreamEvent>, signal: AbortSignal) => Promise<Answer>,
  ) {
    this.#callbacks = callbacks;
    this.#isFollowed = Object.keys(callbacks).length > 0;
    this.#message = this.#run(signal, send);
    if (this.#isFollowed) this.#message.catch(() => undefined);
  }

  then<R = ChatMessage, E = never>(
    onMessage?: ((message: ChatMessage) => R | PromiseLike<R>) | null,
    onError?: ((error: unknown) => E | PromiseLike<E>) | null,
  ): Promise<R | E> {
    return this.#awaited().then(onMessage, onError);
  }
  catch<E = never>(
    onError?: ((error: unknown) => E | PromiseLike<E>) | null,
  ): Promise<ChatMessage | E> {
    return this.#awaited().catch(onError);
  }
  finally(onEnd?: (() => void) | null): Promise<ChatMessage> {
    return this.#awaited().finally(onEnd);
  }

  /** All loops share one iterator: an event goes to one of them. */
  [Symbol.asyncIterator](): AsyncIterator<ChatStreamEvent, undefined> {
    this.#isIterated = true;
    this.#message.catch(() => undefined);
    return {
      next: () => this.#queue.next(),
      return: () => {
        this.#leave();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }

  /** Ends the request; the message is rejected with `reason`, an AbortError by default. */
  abort(reason?: unknown): void {
    this.#controller.abort(reason);
  }

  #awaited(): Promise<ChatMessage> {
    this.#isFollowed = true;
    this.#isAwaited = true;
    this.#queue.release();
    return this.#message;
  }

  /** After `done` the message is about to be kept. */
  #leave(): void {
    this.#isIterated = false;
    this.#isFollowed = true;
    this.#queue.clear();
    this.#queue.end();
    if (!this.#isDone) this.abort();
  }

  async #run(
    signal: AbortSignal | undefined,
    send: (take: TakeEvents<ChatStreamEvent>, signal: AbortSignal) => Promise<Answer>,
  ): Promise<ChatMessage> {
    const abort = (): void => {
      this.abort(signal?.reason);
    };
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
    try {
      const answer = await send((events) => this.#take(events), this.#controller.signal);
      const message = "stored" in answer ? answer.stored : this.#stamped(answer.assembled);
      callBack(this.#callbacks.onComplete, message);
      this.#queue.end();
      return message;
    } catch (thrown) {
      const error = streamFailure(thrown);
      this.#fail(error);
      throw error;
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  /** Who aborts knows: it is no error to tell of, and what has not been read is no longer wanted. */
  #fail(error: unknown): void {
    if (this.#controller.signal.aborted) {
      this.#queue.clear();
    } else {
      callBack(this.#callbacks.onEvent, { type: "error", error });
      callBack(this.#callbacks.onError, error);
    }
    this.#queue.end({ error });
  }

  #take(events: readonly ChatStreamEvent[]): string | Promise<string> {
    for (const event of events) {
      if (this.#controller.signal.aborted) return "";
      this.#tell(event.type === "done" ? this.#done(event) : event);
    }
    const waits = this.#isIterated && !this.#isAwaited;
    return waits ? this.#queue.drained().then(() => "") : "";
  }

  #tell(event: ChatStreamEvent): void {
    const { onEvent, onChunk, onArenaVariant, onArenaComplete } = this.#callbacks;
    callBack(onEvent, event);
    if (event.type === "chunk") callBack(onChunk, event.content);
    if (event.type === "arena-variant") callBack(onArenaVariant, event.variant);
    if (event.type === "arena-complete") callBack(onArenaComplete, event.variants);
    if (this.#isIterated || !this.#isFollowed) this.#queue.push(event);
  }

  #done(event: ChatStreamEvent & { type: "done" }): ChatStreamEvent {
    this.#isDone = true;
    return { ...event, message: this.#stamped(event.message) };
  }

  /** The same id and time, however often it is asked for. */
  #stamped(message: Assembled): ChatMessage {
    this.#stamp ??= { id: message.id ?? uuid(), timestamp: new Date().toISOString() };
    return { ...this.#stamp, ...message, timestamp: this.#stamp.timestamp };
  }
}

/** A random one, version 4. `crypto.randomUUID` is not there on pages without TLS. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x40], 6);
  bytes.set([((bytes[8] ?? 0) & 0x3f) | 0x80], 8);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Parts what is for this side from what is for the server. */
function split(options: Options): { callbacks: Callbacks; signal?: AbortSignal; rest: object } {
  const { signal, ...rest } = options;
  const callbacks: Callbacks = {};
  for (const name of CALLBACKS) {
    if (typeof rest[name] === "function") callbacks[name] = rest[name];
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a copy of six known names
    delete rest[name];
  }
  return { callbacks, ...(signal && { signal }), rest: coreOptions(rest) };
}

/** `chat.stream(id, content, options?)`: the core has who is told in front of the options. */
export function chatStream(method: Method): Method {
  return (id, content, options) => {
    const { callbacks, signal, rest } = split(options ?? {});
    return new StreamedAnswer(
      callbacks,
      signal,
      (take, aborted) =>
        method(id, content, take, { ...rest, signal: aborted }) as Promise<Answer>,
    );
  };
}
