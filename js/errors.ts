/** The form in which errors cross over from the core, and what `DivinciError.toJSON` gives. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly details?: Record<string, unknown>;
  readonly requestId?: string;
}

/** One field that the server, or a client's constructor, refused. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  readonly code?: string;
  readonly value?: unknown;
}

const BRAND = Symbol.for("parley.error");

/** Any failure of Divinci's API. `code` is machine-readable, as the server spelt it. */
export class DivinciError extends Error {
  declare readonly code: string;
  declare readonly status?: number;
  declare readonly details?: Record<string, unknown>;
  /** From the answer's `x-request-id`: what the vendor's support asks for. */
  declare readonly requestId?: string;

  /** The class's own name, safe from minifiers. */
  static readonly className: string = "DivinciError";

  /**
   * Holds between two copies of this package too, as when a page loads the widget and a bundle
   * brings the client. A class that extends one of these has no name of its own, and is told by its
   * prototype.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (!Object.hasOwn(this, "className")) return super[Symbol.hasInstance](value);
    const name = (value as Partial<DivinciError> | null | undefined)?.[BRAND];
    return name === this.className || (name !== undefined && this.className === "DivinciError");
  }

  constructor({ message, ...rest }: ErrorData) {
    super(message);
    Object.assign(this, rest, { name: new.target.className });
  }

  /** @internal */
  get [BRAND](): string {
    return (this.constructor as typeof DivinciError).className;
  }

  toJSON(): ErrorData {
    const { code, message, status, details, requestId } = this;
    return { code, message, status, details, requestId } as ErrorData;
  }
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

const CLASSES = [
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
] as const;

/** A fault of the caller's, found before anything was sent: a plain Error with a `code`. */
function callerError(data: ErrorData): Error {
  return Object.assign(new Error(data.message), { code: data.code });
}

/** The error that the core describes: `name` is its class. */
export function errorFrom(data: ErrorData & { readonly name: string }): Error {
  if (data.name === "Error") return callerError(data);
  const found = CLASSES.find((candidate) => candidate.className === data.name);
  return new (found ?? DivinciError)(data);
}
