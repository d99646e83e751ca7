import { CoreClient } from "../core-client.js";
import type { Ask, Core } from "../core.js";
import type { ImbraceCallOptions } from "./call-options.js";
import { checkConfig, coreConfig, limitOf, type ImbraceClientConfig } from "./config.js";
import { CredentialStore } from "./credentials.js";
import { errorFrom, ImbraceError, type ImbraceErrorData } from "./errors.js";
import { sendByPage, type PageRequest, type Sending } from "./page-request.js";
import { watched } from "./watched-body.js";

/** What the core asks while a call is under way: wasm/imbrace/transport.h. */
interface Question {
  readonly send?: PageRequest;
  readonly renew?: string;
}

/** One `ImbraceClient`'s line to the core. */
export class ImbraceLine extends CoreClient {
  readonly config: ImbraceClientConfig;
  readonly credentials: CredentialStore;

  /** @throws {ImbraceError} for an API key in a browser. */
  constructor(config: ImbraceClientConfig, load: () => Promise<Core>) {
    super(load);
    checkConfig(config);
    this.config = config;
    this.credentials = new CredentialStore(config);
  }

  override async open(): Promise<{ core: Core; client: number }> {
    try {
      return await super.open();
    } catch (cause) {
      const { message } = cause as Error;
      throw new ImbraceError({ code: "CORE_NOT_LOADED", message }, { cause });
    }
  }

  /** Calls a method of the tables for its JSON. `args` may end in `ImbraceCallOptions`. */
  async call(method: string, args: readonly unknown[]): Promise<unknown> {
    const { signal, rest } = withoutSignal(args);
    return this.#call(method, rest, { signal });
  }

  /** Calls one whose first argument is a form. */
  async upload(method: string, [form, ...args]: readonly unknown[]): Promise<unknown> {
    if (!(form instanceof FormData)) throw new TypeError(`${method} needs a FormData`);
    const { signal, rest } = withoutSignal(args);
    return this.#call(method, [null, ...rest], { signal, form });
  }

  /** Calls one whose answer the caller reads. */
  async respond(method: string, args: readonly unknown[]): Promise<Response> {
    const { signal, rest } = withoutSignal(args);
    let kept = new Response();
    const keep = (response: Response): void => {
      kept = response;
    };
    await this.#call(method, rest, { signal, keep });
    const idle = (args.at(-1) as ImbraceCallOptions | undefined)?.idleTimeout;
    return watched(kept, limitOf(idle ?? this.config.idleTimeout) ?? 0);
  }

  protected override openIn(core: Core, ask: Ask): number {
    return core.openImbraceClient(coreConfig(this.config), ask);
  }

  protected override errorOf(json: string): Error {
    return errorFrom(JSON.parse(json) as ImbraceErrorData & { name: string });
  }

  /** The core has no questions outside of calls. */
  protected override answer(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async #call(method: string, args: readonly unknown[], sending: Sending): Promise<unknown> {
    const { signal } = sending;
    signal?.throwIfAborted();
    const credentials = await this.credentials.current();
    const callback = ({ send, renew = "" }: Question): Promise<string> =>
      send ? sendByPage(send, sending) : this.#renew(renew);
    const answer = await this.start({
      method,
      args: JSON.stringify([credentials, args]),
      signal,
      callback,
    });
    return answer === "" ? undefined : (JSON.parse(answer) as unknown);
  }

  async #renew(refused: string): Promise<string> {
    const credentials = await this.credentials.renewed(refused);
    return credentials ? JSON.stringify(credentials) : "";
  }
}

/**
 * Takes a `signal` out of the last argument: the rest can be written as JSON. What holds nothing
 * else is left out, so that it is not taken for another argument.
 */
function withoutSignal(args: readonly unknown[]): { signal?: AbortSignal; rest: unknown[] } {
  const last = args.at(-1) as ImbraceCallOptions | null | undefined;
  if (!(last?.signal instanceof AbortSignal)) return { rest: [...args] };
  const { signal, ...options } = last;
  const isEmpty = Object.keys(options).length === 0;
  return { signal, rest: isEmpty ? args.slice(0, -1) : [...args.slice(0, -1), options] };
}
