import type { AgentKey } from "../locales/agent/index.js";
import type { TextKey } from "../locales/index.js";

/** What stands in the way of the chat, and what may help. */
export interface Trouble {
  /** The sentence that says so. */
  readonly text:
    | Extract<TextKey, "notice.network-error" | "notice.server-error" | "notice.rate-limited">
    | Extract<AgentKey, "agent.denied" | "agent.cut" | "agent.unanswered" | "agent.notLoaded">;
  readonly retry: () => void;
}

/** The owner's source of access tokens has failed. */
export class TokenError extends Error {}

/** The HTTP status of a call that failed; undefined when it was not answered. */
export function statusOf(error: unknown): number | undefined {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === "number" ? statusCode : undefined;
}

/** Whether what was asked for is not there, or not the visitor's. */
export function isGone(error: unknown): boolean {
  const status = statusOf(error);
  return status === 403 || status === 404;
}

/** Whether nobody knows if a call has reached the service. */
export function isLost(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === "NETWORK_ERROR" || code === "TIMEOUT";
}

/** The sentence for a call that failed. */
export function troubleText(error: unknown): Trouble["text"] {
  const status = statusOf(error);
  if (error instanceof TokenError || status === 401 || status === 403) return "agent.denied";
  if (status === 429) return "notice.rate-limited";
  return status === undefined ? "notice.network-error" : "notice.server-error";
}
