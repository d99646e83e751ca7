import { loadCore, type Core, type SessionStore } from "../core.js";
import { errorFrom, type ErrorData } from "../errors.js";
import type { CallOptions } from "../generated/divinci.js";
import { coreConfig, type ResolvedConfig } from "./config.js";
import { tokenAnswers, type TokenStorage } from "./tokens.js";

/** A model that answers a delegated message: gets what the server prepared, returns the answer's text. */
export type Infer = (messages: readonly { role: string; content: string }[]) => string | Promise<string>;

const closed = new FinalizationRegistry<{ core: Core; client: number }>(({ core, client }) => {
  core.closeClient(client);
});

/** One client's line to the core: calls go out, questions come back. */
export class Bridge {
  readonly config: ResolvedConfig;
  readonly #answers: Record<string, (payload: string) => Promise<string>>;
  readonly #models = new Map<number, Infer>();
  #opened: Promise<{ core: Core; client: number }> | undefined;

  constructor(config: ResolvedConfig, tokens: TokenStorage) {
    this.config = config;
    this.#answers = { ...tokenAnswers(tokens), infer: (payload) => this.#infer(payload) };
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
   * Calls a method of the endpoint table, or `x.sendDelegated`, which `infer` answers. `args` may end in options that hold a
   * `signal`.
   */
  async call(
    method: string,
    args: readonly unknown[],
    session: SessionStore,
    infer?: Infer,
  ): Promise<unknown> {
    const { signal, rest } = withoutSignal(args);
    signal?.throwIfAborted();
    const text = JSON.stringify(rest);
    const { core, client } = await this.open();
    signal?.throwIfAborted();
    let call = 0;
    let abort = (): void => undefined;
    try {
      return await new Promise((resolve, reject) => {
        abort = () => {
          core.cancelCall(client, call);
          reject(signal?.reason as Error);
        };
        signal?.addEventListener("abort", abort);
        call = core.startCall(client, method, text, session, (succeeded, answer) => {
          if (succeeded) resolve(parse(answer));
          else reject(errorFrom(JSON.parse(answer) as ErrorData & { name: string }));
        });
        if (infer) this.#models.set(call, infer);
      });
    } finally {
      signal?.removeEventListener("abort", abort);
      this.#models.delete(call);
    }
  }

  async #open(): Promise<{ core: Core; client: number }> {
    const core = await loadCore();
    const bridge = new WeakRef(this);
    const client = core.openClient(coreConfig(this.config), (question, name, payload) => {
      const asked = bridge.deref();
      if (asked) void asked.#answer(core, client, question, name, payload);
    });
    closed.register(this, { core, client });
    return { core, client };
  }

  async #answer(
    core: Core,
    client: number,
    question: number,
    name: string,
    payload: string,
  ): Promise<void> {
    let succeeded = true;
    let text: string;
    try {
      // The core goes on only after this turn: it is in the middle of asking.
      await Promise.resolve();
      text = (await this.#answers[name]?.(payload)) ?? "";
    } catch (error) {
      succeeded = false;
      text = error instanceof Error ? error.message : String(error);
    }
    core.answerQuestion(client, question, succeeded, text);
  }

  async #infer(payload: string): Promise<string> {
    const { call, messages } = JSON.parse(payload) as {
      call: number;
      messages: { role: string; content: string }[];
    };
    return String(await this.#models.get(call)?.(messages));
  }
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  return JSON.parse(text) as unknown;
}

/** Takes a `signal` out of the last argument: the rest can be written as JSON. */
function withoutSignal(args: readonly unknown[]): { signal?: AbortSignal; rest: unknown[] } {
  const last = args.at(-1);
  if (typeof last !== "object" || last === null || !("signal" in last)) return { rest: [...args] };
  const { signal, ...options } = last as CallOptions;
  return { ...(signal && { signal }), rest: [...args.slice(0, -1), options] };
}
