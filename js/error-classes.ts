// Apart from errors.ts: the widget, which tells errors by their codes, goes without these classes.

import { DivinciError, registerErrors, type ErrorData } from "./errors.js";

/** One field that the server, or a client's constructor, refused. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly code?: string;
  readonly value?: unknown;
}

/** 401: no token, or one that no longer counts. */
export class AuthenticationError extends DivinciError {
  static override readonly className = "AuthenticationError";
}

/** 400: `fieldErrors` says what was wrong. */
export class ValidationError extends DivinciError {
  static override readonly className = "ValidationError";

  get fieldErrors(): readonly FieldError[] {
    const fields = this.details?.fieldErrors;
    return Array.isArray(fields) ? (fields as FieldError[]) : [];
  }
}

/** 429: too many requests. */
export class RateLimitError extends DivinciError {
  static override readonly className = "RateLimitError";
  /** Seconds to wait. */
  declare readonly retryAfter?: number;
  declare readonly limit?: number;
  declare readonly remaining?: number;

  constructor(data: ErrorData & { retryAfter?: number }) {
    super(data);
    for (const name of ["retryAfter", "limit", "remaining"]) {
      const value = data.details?.[name];
      if (typeof value === "number") Object.assign(this, { [name]: value });
    }
  }
}

/** 429: the messages of a period, or of a gate, are used up. */
export class QuotaExceededError extends DivinciError {
  static override readonly className = "QuotaExceededError";
}

/** 402: a payment is asked for (x402). This client does not pay. */
export class PaymentRequiredError extends DivinciError {
  static override readonly className = "PaymentRequiredError";

  get paymentDetails(): Record<string, unknown> | undefined {
    return this.details;
  }
  getPaymentUrl(): string | undefined {
    const url = this.details?.facilitatorUrl;
    return typeof url === "string" ? url : undefined;
  }
  getAmountUsd(): number | undefined {
    const amount = this.details?.amountUsd;
    return typeof amount === "number" ? amount : undefined;
  }
}

/** 404. */
export class NotFoundError extends DivinciError {
  static override readonly className = "NotFoundError";
}

/** 403: the release's terms have to be accepted first. */
export class TermsNotAcceptedError extends DivinciError {
  static override readonly className = "TermsNotAcceptedError";

  get tosId(): unknown {
    return this.details?.tosId;
  }
  get version(): unknown {
    return this.details?.version;
  }
  get title(): unknown {
    return this.details?.title;
  }
  /** Markdown. */
  get termsContent(): unknown {
    return this.details?.content;
  }
}

/** No answer: offline, refused, blocked by CORS, or broken off. */
export class NetworkError extends DivinciError {
  static override readonly className = "NetworkError";
  readonly retryable = true;
}

/** A stream broke off or carried an error. */
export class StreamError extends DivinciError {
  static override readonly className = "StreamError";
}

/** No answer within the time allowed. */
export class TimeoutError extends DivinciError {
  static override readonly className = "TimeoutError";
}

registerErrors(
  AuthenticationError,
  ValidationError,
  RateLimitError,
  QuotaExceededError,
  PaymentRequiredError,
  NotFoundError,
  TermsNotAcceptedError,
  NetworkError,
  StreamError,
  TimeoutError,
);
