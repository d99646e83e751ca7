// @ts-check
// Refusals, in the body shapes that the service's callers have seen: mostly flat; terms nested; the
// bot check as status, message and context; a spent quota as a bare word.

/** @typedef {{ field: string, message: string, code?: string }} FieldError */

/** An answer that is a refusal. Throw it from a handler. */
export class WireError extends Error {
  /**
   * @param {number} status
   * @param {Record<string, unknown>} body
   * @param {string} message
   * @param {Record<string, string>} [headers]
   */
  constructor(status, body, message, headers = {}) {
    super(message);
    this.name = "WireError";
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/**
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @param {Record<string, unknown>} [details]
 * @param {Record<string, string>} [headers]
 */
export function flatError(status, code, message, details, headers) {
  const body = { code, message, ...(details && { details }) };
  return new WireError(status, body, message, headers);
}

/** @param {FieldError[]} fieldErrors */
export function validationError(fieldErrors) {
  const message = fieldErrors.map(({ field, message: why }) => `${field} ${why}`).join("; ");
  return flatError(400, "VALIDATION_ERROR", message, { fieldErrors });
}

/** @param {string} what */
export function notFound(what) {
  return flatError(404, "NOT_FOUND", `${what} was not found.`);
}

/**
 * @param {number} limit
 * @param {number} resetAt milliseconds
 * @param {number} now milliseconds
 */
export function rateLimited(limit, resetAt, now) {
  const retryAfter = Math.max(1, Math.ceil((resetAt - now) / 1000));
  return flatError(
    429,
    "RATE_LIMIT_EXCEEDED",
    `Too many requests. Try again in ${retryAfter} s.`,
    { limit, remaining: 0, resetAt: Math.ceil(resetAt / 1000), retryAfter },
    { "retry-after": String(retryAfter) },
  );
}

/** A spent quota carries no Retry-After: a client would wait for it and send again. */
export function quotaExhausted() {
  return new WireError(429, { error: "quota_exhausted" }, "quota_exhausted");
}

/**
 * A membership tier's quota is spent. Like the other, it carries no Retry-After.
 * @param {Record<string, unknown> & { type: string, retryAfter: number }} context
 */
export function tierQuotaExceeded(context) {
  const message = "Message quota exceeded";
  return new WireError(429, { status: "error", message, context }, message);
}

/** @param {import("../store/terms.mjs").Terms} terms */
export function termsNotAccepted(terms) {
  const message = "The terms of service have to be accepted first.";
  const error = { code: "TERMS_NOT_ACCEPTED", message, details: { ...terms } };
  return new WireError(403, { error }, message);
}

export function botRefused() {
  const body = { status: "error", message: "Forbidden", context: "Bot verification failed" };
  return new WireError(403, body, body.context);
}
