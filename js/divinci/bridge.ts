import { loadCore, type Core } from "../core.js";
import { errorFrom, type ErrorData } from "../errors.js";
import type { CallOptions } from "../generated/divinci.js";
import { coreConfig, type ResolvedConfig } from "./config.js";
import type { Conversation } from "./conversation.js";
import { tokenAnswer, type TokenStorage } from "./tokens.js";

/**
 * A model that answers a delegated message: gets what the server prepared, returns the answer's
 * text.
 */
export type Infer = (
  messages: readonly { role: string; content: string }[],
) => string | Promise<string>;

/**
 * What a call asks of the page while it is under way: gets JSON, and answers with a text. A model,
 * for one.
 */
export type Callback = (argument: never) => string | Promise<string>;

/** Has a call fail with an error, and ends its request. */
type Fail = (error: unknown) => void;

const collected = new FinalizationRegistry<() => void>((close) => {
  close();
});

/** What a call reads of a conversation, and may change about it. */
export type CallSession = Pick<Conversation, "untilReset">;

/** One client's line to the core: calls go out, questions come back. */
export class Bridge {
  readonly config: ResolvedConfig;
  readonly #tokens: TokenStorage;
  /** By the number of the call that they were given along with. */
  readonly #callbacks = new Map<number, { callback: Callback; fail: Fail }>();
  #opened: Promise<{ core: Core; client: number }> | undefined;

  constructor(config: ResolvedConfig, tokens: TokenStorage) {
    this.config = config;
    this.#tokens = tokens;
  }

  /** The core and this client's number in it. */
  open(): Promise<{ core: Core; client: number }> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  /**
   * Calls a method of the endpoint table, or one with a `callback`, such as `x.sendDelegated`.
   * `args` may end in options that hold a `signal`.
   */
  async call(
    method: string,
    args: readonly unknown[],
    session: CallSession,
    callback?: Callback,
  ): Promise<unknown> {
    const { signal, rest } = withoutSignal(args);
    signal?.throwIfAborted();
    const text = JSON.stringify(rest);
    let fail: Fail = () => undefined;
    const failed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const abort = (): void => {
      fail(signal?.reason);
    };
    let end = (): void => undefined;
    signal?.addEventListener("abort", abort);
    try {
      const { core, client } = await Promise.race([this.open(), failed]);
      const settled = new Promise<[succeeded: boolean, text: string]>((resolve) => {
        const call = core.startCall(client, method, text, session.untilReset(), (...answer) => {
          resolve(answer);
        });
        if (callback) this.#callbacks.set(call, { callback, fail });
        end = () => {
          this.#callbacks.delete(call);
          core.cancelCall(client, call); // one that is settled is forgotten
        };
      });
      const [succeeded, answer] = await Promise.race([settled, failed]);
      if (!succeeded) throw errorFrom(JSON.parse(answer) as ErrorData & { name: string });
      return answer === "" ? undefined : (JSON.parse(answer) as unknown);
    } finally {
      signal?.removeEventListener("abort", abort);
      end();
    }
  }

  async #open(): Promise<{ core: Core; client: number }> {
    const core = await loadCore();
    const bridge = new WeakRef(this);
    const client = core.openClient(coreConfig(this.config), (question, name, payload) => {
      const asked = bridge.deref();
      if (asked) void asked.#answer(core, client, question, name, payload);
    });
    collected.register(this, () => {
      core.closeClient(client);
    });
    return { core, client };
  }

  /**
   * A question that remains without an answer is told to the core as well: its call goes on, or
   * ends.
   */
  async #answer(
    core: Core,
    client: number,
    question: number,
    name: string,
    payload: string,
  ): Promise<void> {
    // The core goes on only after this turn: it is in the middle of asking.
    await Promise.resolve();
    const text = await (name === "callback"
      ? this.#callBack(payload)
      : this.#aboutTokens(name, payload));
    core.answerQuestion(client, question, text !== undefined, text ?? "");
  }

  /** What a callback says. What it throws is thrown by its call. */
  async #callBack(payload: string): Promise<string | undefined> {
    const { call, argument } = JSON.parse(payload) as { call: number; argument: never };
    const asked = this.#callbacks.get(call);
    try {
      // A model's text may end in half a character.
      return text(await asked?.callback(argument)).replace(/\p{Surrogate}/gu, "\ufffd");
    } catch (error) {
      asked?.fail(error);
      return undefined;
    }
  }

  /**
   * What the token storage says. When it fails the call goes on without a token, and the server
   * says what it thinks of it.
   */
  async #aboutTokens(name: string, payload: string): Promise<string | undefined> {
    try {
      const answer = tokenAnswer(this.#tokens, name, payload);
      return text(await within(this.config.timeout, answer));
    } catch (error) {
      console.warn("[parley] The tokenStorage failed:", error);
      return undefined;
    }
  }
}

function text(answer: unknown): string {
  if (typeof answer !== "string") throw new TypeError(`Not a string: ${typeof answer}`);
  return answer;
}

/** Rejects when an answer takes longer than `limit` milliseconds; 0 is no limit. */
function within<T>(limit: number, answer: Promise<T>): Promise<T> {
  if (!(limit > 0)) return answer;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error("No answer in time"));
    }, limit);
    void answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** Takes a `signal` out of the last argument: the rest can be written as JSON. */
function withoutSignal(args: readonly unknown[]): { signal?: AbortSignal; rest: unknown[] } {
  const last = args.at(-1) as CallOptions | null | undefined;
  if (!(last?.signal instanceof AbortSignal)) return { rest: [...args] };
  const { signal, ...options } = last;
  return { signal, rest: [...args.slice(0, -1), options] };
}
