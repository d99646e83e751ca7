import { errorFrom } from "../errors.js";
import { DEFAULTS } from "../generated/divinci.js";
import { timerLimit } from "../timer-limit.js";
import type { TokenStorage } from "./tokens.js";

/**
 * A class of sockets as the host's own (WHATWG WebSockets), of which `onopen`, `onmessage`,
 * `onerror`, `onclose`, `binaryType`, `readyState`, `send` and `close` are used.
 */
export type WebSocketClass = new (url: string) => object;

/** Options of a `DivinciClient`: the vendor's `DivinciClientConfig`, and a few of its build's. */
export interface DivinciClientConfig {
  /** Which assistant: the id of a release. */
  releaseId: string;
  /** Address of the API; may have a path prefix. */
  baseUrl?: string;
  /** Address of the realtime service. */
  wsBaseUrl?: string;
  /** Default of the calls that work on a workspace. */
  workspaceId?: string;
  /** A signed-in user's token. */
  userToken?: string;
  /** Where tokens are kept instead of in memory. */
  tokenStorage?: TokenStorage;
  /** The site's origin: needed to refresh tokens. */
  origin?: string;
  /**
   * For servers. Refused in browsers, where any visitor could read it, unless
   * `dangerouslyAllowBrowser`.
   */
  apiKey?: string;
  /** Lets an API key be used in a page, for all to see. */
  dangerouslyAllowBrowser?: boolean;
  /** Sent as X-API-Version. */
  apiVersion?: string;
  /** Sent with every JSON call. */
  headers?: Record<string, string>;
  /** Milliseconds that an attempt of a call may take. 0, or Infinity, is no limit. */
  timeout?: number;
  /** How often a failed call is tried again. */
  maxRetries?: number;
  debug?: boolean;
  /** Opens realtime sockets where the host has no WebSocket: the class of the ws package, say. */
  WebSocket?: WebSocketClass;
  /** Kept for the vendor's sake; it changes nothing. */
  streaming?: boolean;
  /** Kept, and not sent: the service takes a user's identity from its token alone. */
  externalUser?: Record<string, unknown>;
}

/** A configuration with its defaults. */
export type ResolvedConfig = DivinciClientConfig & Required<Pick<DivinciClientConfig, Defaulted>>;
type Defaulted = "baseUrl" | "wsBaseUrl" | "timeout" | "maxRetries" | "debug" | "streaming";

function refuse(field: string, message: string, code: string): never {
  throw errorFrom({
    name: "ValidationError",
    code: "VALIDATION_ERROR",
    message,
    status: 400,
    details: { fieldErrors: [{ field, message, code }] },
  });
}

function isBrowser(): boolean {
  return typeof window === "object" && typeof document === "object";
}

/**
 * Checks a configuration and fills in the defaults.
 * @throws {ValidationError} without a release id, or for an API key in a browser.
 */
export function resolveConfig(config: DivinciClientConfig): ResolvedConfig {
  if (typeof config.releaseId !== "string" || config.releaseId === "") {
    refuse("releaseId", "Release ID is required", "required");
  }
  if (config.apiKey && isBrowser() && !config.dangerouslyAllowBrowser) {
    refuse(
      "apiKey",
      "Every visitor could read an API key in a page: give userToken or tokenStorage instead",
      "forbidden",
    );
  }
  const resolved = { ...DEFAULTS, debug: false, streaming: true, ...withoutUndefined(config) };
  return { ...resolved, timeout: timerLimit(resolved.timeout) };
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** A configuration as the core reads it: JSON, which leaves out what is undefined. */
export function coreConfig(config: ResolvedConfig): string {
  return JSON.stringify({ ...config, tokenStorage: undefined, externalUser: undefined });
}
