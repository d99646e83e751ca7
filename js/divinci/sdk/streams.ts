import { StreamError } from "../../error-classes.js";
import { DivinciError } from "../../errors.js";
import type { StreamOptions } from "../../generated/divinci.js";
import { timerLimit } from "../../timer-limit.js";
import { callBack } from "./callbacks.js";

type Method = (...args: unknown[]) => unknown;

/** Gets the events of one piece of an answer; the next piece comes when what it returns is kept. */
export type TakeEvents<T> = (events: readonly T[]) => string | Promise<string>;

/**
 * An answer outside 200-299 is one of any call: the vendor's client has the class of streams for
 * what goes wrong inside one.
 */
export function streamFailure(error: unknown): unknown {
  const isRefusal = error instanceof StreamError && error.status !== undefined;
  return isRefusal ? new DivinciError(error) : error;
}

/** Options as the core takes them: JSON has no Infinity, and timers have a longest time. */
export function coreOptions<T extends StreamOptions>(options: T): T {
  const { idleTimeout } = options;
  const isGiven = typeof idleTimeout === "number";
  return isGiven ? { ...options, idleTimeout: timerLimit(idleTimeout) } : options;
}

/** `analytics.streamRealtime(callback, options?, p?)`: the core has its options last. */
export function callbackStream(method: Method): Method {
  return async (callback, options, p) => {
    const take: TakeEvents<unknown> = (events) => {
      for (const event of events) callBack(callback, event);
      return "";
    };
    try {
      await method(take, p, coreOptions(options ?? {}));
    } catch (error) {
      throw streamFailure(error);
    }
  };
}
