/** What may be said with one call, in place of what the client is set to. */
export interface ImbraceCallOptions {
  /** Ends the call, its retries and the stream that it has brought. */
  readonly signal?: AbortSignal;
  /** Milliseconds to the head of an answer, for each try. 0, or Infinity, is no limit. */
  readonly timeout?: number;
  /** How often a failed call is tried again. */
  readonly maxRetries?: number;
  /** Waits as long as the server's Retry-After says, up to two minutes, in place of 1, 2, 4 s. */
  readonly honourRetryAfter?: boolean;
  /**
   * Whether a chat that failed is sent again. The service keeps the message of a chat also when it
   * fails to answer it, so that it stands there once for every try.
   */
  readonly repeatChat?: boolean;
  /** Milliseconds that a stream may be silent. 0, or Infinity, is no limit. */
  readonly idleTimeout?: number;
}
