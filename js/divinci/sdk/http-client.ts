import type { HttpMethod } from "../../generated/divinci.js";
import { timerLimit } from "../../timer-limit.js";
import type { Bridge } from "../bridge.js";
import { sessionOf } from "./namespaces.js";

/** Checks an answer, and may change it: one of `schemas`, or of a library such as zod. */
export interface ResponseSchema<T> {
  parse(value: unknown): T;
}

/** What may be said with one request (reference, section 1.5). */
export interface RequestOptions<T = unknown> {
  /** GET by default. */
  readonly method?: HttpMethod;
  /** Sent in place of the client's of the same name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The query: what is undefined is left out, and a list is parted by commas. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Milliseconds, in place of the client's limit. 0, or Infinity, is none. */
  readonly timeout?: number;
  /** Has a failure not tried again. A refused token is renewed all the same. */
  readonly skipRetry?: boolean;
  readonly signal?: AbortSignal;
  /** What the answer is held against. What it throws, the request throws. */
  readonly responseSchema?: ResponseSchema<T>;
  /** Leaves `responseSchema` out. */
  readonly skipValidation?: boolean;
}

type Without<T, Name extends keyof RequestOptions> = Omit<RequestOptions<T>, "method" | Name>;

const NO_SESSION = sessionOf("");

/**
 * The HTTP layer of a client: for what has no method of its own. Requests go out with the client's
 * credentials, time limit, retries and renewal of its token, and fail with the same errors.
 */
export class HttpClient {
  readonly #bridge: Bridge;

  /** @internal */
  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Sends a request to a path, which follows `baseUrl`. The result is the answer's JSON, if any. */
  async request<T = unknown>(path: string, options: RequestOptions<T> = {}): Promise<T> {
    const { responseSchema, skipValidation, timeout, ...rest } = options;
    const sent = { ...rest, timeout: timeout && timerLimit(timeout) };
    const answer = await this.#bridge.call("@request", [path, sent], NO_SESSION);
    return responseSchema && !skipValidation ? responseSchema.parse(answer) : (answer as T);
  }

  get<T = unknown>(path: string, options?: Without<T, "body">): Promise<T> {
    return this.request(path, { ...options, method: "GET" });
  }
  post<T = unknown>(path: string, body?: unknown, options?: Without<T, "body">): Promise<T> {
    return this.request(path, { ...options, body, method: "POST" });
  }
  put<T = unknown>(path: string, body?: unknown, options?: Without<T, "body">): Promise<T> {
    return this.request(path, { ...options, body, method: "PUT" });
  }
  patch<T = unknown>(path: string, body?: unknown, options?: Without<T, "body">): Promise<T> {
    return this.request(path, { ...options, body, method: "PATCH" });
  }
  delete<T = unknown>(path: string, options?: Without<T, never>): Promise<T> {
    return this.request(path, { ...options, method: "DELETE" });
  }
}
