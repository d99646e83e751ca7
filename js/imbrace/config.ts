import { timerLimit } from "../timer-limit.js";
import type { ImbraceCallOptions } from "./call-options.js";
import { ImbraceError } from "./errors.js";

/** A user's access token, or what gives one: asked at first, and again when it is refused. */
export type AccessToken = string | (() => string | Promise<string>);

/**
 * The services that have a base address. This client asks `aiAgent`, `ai`, `dataBoard`, `platform`
 * and `gateway`.
 */
export type ImbraceService =
  | "gateway"
  | "platform"
  | "channelService"
  | "dataBoard"
  | "fileService"
  | "marketplaces"
  | "marketplacesV3"
  | "ips"
  | "ai"
  | "aiAgent"
  | "messageSuggestion"
  | "predict"
  | "workflowEngine"
  | "backend";

/** Options of an `ImbraceClient`: the vendor's `ImbraceClientConfig`, and what is better left to a choice. */
export interface ImbraceClientConfig extends Omit<ImbraceCallOptions, "signal"> {
  /** Which gateway: "stable" unless said. */
  readonly env?: "develop" | "sandbox" | "stable" | "prodv2";
  /** Another gateway. */
  readonly baseUrl?: string;
  /** Other addresses of single services, taken as they are. */
  readonly services?: Partial<Record<ImbraceService, string>>;
  /**
   * For servers. Refused in browsers, where any visitor could read it, unless
   * `dangerouslyAllowBrowser`.
   */
  readonly apiKey?: string;
  /** A user's. A function is asked again when the service refuses what it gave. */
  readonly accessToken?: AccessToken;
  /** Sent as x-organization-id. */
  readonly organizationId?: string;
  /** Has `init()` ask whether the service is up. */
  readonly checkHealth?: boolean;
  /** Lets an API key be used in a page, for all to see. */
  readonly dangerouslyAllowBrowser?: boolean;
}

function isBrowser(): boolean {
  return typeof window === "object" && typeof document === "object";
}

/** @throws {ImbraceError} for an API key in a browser. */
export function checkConfig(config: ImbraceClientConfig): void {
  const { apiKey, accessToken, dangerouslyAllowBrowser } = config;
  if (apiKey && isBrowser() && !dangerouslyAllowBrowser) {
    throw new ImbraceError({
      code: "API_KEY_IN_BROWSER",
      message: "Every visitor could read an API key in a page: give an accessToken instead",
    });
  }
  if (!apiKey && !accessToken) {
    console.warn("[parley] No credentials given: iMBRACE asks for an accessToken or an apiKey.");
  }
}

/** A configuration as the core reads it: JSON, which leaves out what is undefined. */
export function coreConfig(config: ImbraceClientConfig): string {
  const { env, baseUrl, services, maxRetries, honourRetryAfter, repeatChat } = config;
  const timeout = limitOf(config.timeout);
  return JSON.stringify({
    env,
    baseUrl,
    services,
    timeout,
    maxRetries,
    honourRetryAfter,
    repeatChat,
  });
}

/** A time limit as timers take it; undefined when none is given. */
export function limitOf(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : timerLimit(milliseconds);
}
