import { CoreClient, textOf, type Callback } from "../core-client.js";
import { loadCore, type Ask, type Core } from "../core.js";
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

/** What a call reads of a conversation, and may change about it. */
export type CallSession = Pick<Conversation, "untilReset">;

/** One `DivinciClient`'s line to the core. */
export class Bridge extends CoreClient {
  readonly config: ResolvedConfig;
  readonly #tokens: TokenStorage;

  constructor(config: ResolvedConfig, tokens: TokenStorage) {
    super(loadCore);
    this.config = config;
    this.#tokens = tokens;
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
    const answer = await this.start({
      method,
      args: JSON.stringify(rest),
      signal,
      callback,
      session: () => session.untilReset(),
    });
    return answer === "" ? undefined : (JSON.parse(answer) as unknown);
  }

  protected override openIn(core: Core, ask: Ask): number {
    return core.openClient(coreConfig(this.config), ask);
  }

  protected override errorOf(json: string): Error {
    return errorFrom(JSON.parse(json) as ErrorData & { name: string });
  }

  /**
   * What the token storage says. When it fails the call goes on without a token, and the server
   * says what it thinks of it.
   */
  protected override async answer(name: string, payload: string): Promise<string | undefined> {
    try {
      const answer = tokenAnswer(this.#tokens, name, payload);
      return textOf(await within(this.config.timeout, answer));
    } catch (error) {
      console.warn("[parley] The tokenStorage failed:", error);
      return undefined;
    }
  }
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
