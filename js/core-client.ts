import type { Ask, Core, SessionStore } from "./core.js";

/**
 * What a call asks of the page while it is under way: gets JSON, and answers with a text. A model,
 * for one.
 */
export type Callback = (argument: never) => string | Promise<string>;

/** One call, as it goes to the core. */
export interface CoreCall {
  readonly method: string;
  /** JSON text. */
  readonly args: string;
  readonly signal?: AbortSignal | undefined;
  readonly callback?: Callback | undefined;
  /** Is asked for when the call goes out. */
  readonly session?: (() => SessionStore) | undefined;
}

/** Has a call fail with an error, and ends its request. */
type Fail = (error: unknown) => void;

const collected = new FinalizationRegistry<() => void>((close) => {
  close();
});

const NO_SESSION: SessionStore = { read: () => "{}", write: () => undefined };

/** One client's line to the core: calls go out, questions come back. */
export abstract class CoreClient {
  /** By the number of the call that they were given along with. */
  readonly #callbacks = new Map<number, { callback: Callback; fail: Fail }>();
  readonly #load: () => Promise<Core>;
  #opened: Promise<{ core: Core; client: number }> | undefined;

  /** `load` gives the flavour of the module that has this vendor's client. */
  constructor(load: () => Promise<Core>) {
    this.#load = load;
  }

  /** Opens a client of this vendor's; returns its number. */
  protected abstract openIn(core: Core, ask: Ask): number;
  /** The error that the core describes in JSON. */
  protected abstract errorOf(json: string): Error;
  /** Answers what is no callback's; undefined when there is no answer. */
  protected abstract answer(name: string, payload: string): Promise<string | undefined>;

  /** The core and this client's number in it. */
  open(): Promise<{ core: Core; client: number }> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  /** Makes a call; the result is JSON text, empty for undefined. */
  protected async start({ method, args, signal, callback, session }: CoreCall): Promise<string> {
    let fail: Fail = () => undefined;
    const failed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const abort = (): void => {
      fail(signal?.reason);
    };
    let end = (): void => undefined;
    signal?.throwIfAborted();
    signal?.addEventListener("abort", abort);
    try {
      const { core, client } = await Promise.race([this.open(), failed]);
      const settled = new Promise<[succeeded: boolean, text: string]>((resolve) => {
        const store = session?.() ?? NO_SESSION;
        const call = core.startCall(client, method, args, store, (...answer) => {
          resolve(answer);
        });
        if (callback) this.#callbacks.set(call, { callback, fail });
        end = () => {
          this.#callbacks.delete(call);
          core.cancelCall(client, call); // one that is settled is forgotten
        };
      });
      const [succeeded, answer] = await Promise.race([settled, failed]);
      if (!succeeded) throw this.errorOf(answer);
      return answer;
    } finally {
      signal?.removeEventListener("abort", abort);
      end();
    }
  }

  async #open(): Promise<{ core: Core; client: number }> {
    const core = await this.#load();
    const self = new WeakRef(this);
    const client = this.openIn(core, (question, name, payload) => {
      const asked = self.deref();
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
      : this.answer(name, payload));
    core.answerQuestion(client, question, text !== undefined, text ?? "");
  }

  /** What a callback says. What it throws is thrown by its call. */
  async #callBack(payload: string): Promise<string | undefined> {
    const { call, argument } = JSON.parse(payload) as { call: number; argument: never };
    const asked = this.#callbacks.get(call);
    try {
      // A model's text may end in half a character.
      return textOf(await asked?.callback(argument)).replace(/\p{Surrogate}/gu, "\ufffd");
    } catch (error) {
      asked?.fail(error);
      return undefined;
    }
  }
}

/** @throws {TypeError} for an answer that is no text. */
export function textOf(answer: unknown): string {
  if (typeof answer !== "string") throw new TypeError(`Not a string: ${typeof answer}`);
  return answer;
}
