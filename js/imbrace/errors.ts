import { BRAND, BrandedError } from "../branded-error.js";

/** How errors cross over from the core: wasm/imbrace/api_error.h. */
export interface ImbraceErrorData {
  readonly code: string;
  readonly message: string;
  /** HTTP status. */
  readonly statusCode?: number;
  /** What the server said, as it said it. */
  readonly body?: string;
  /** From the answer's `x-request-id`. */
  readonly requestId?: string;
  /** Seconds that the server wants to be left alone for. */
  readonly retryAfter?: number;
}

/** Any failure of iMBRACE's API. */
export class ImbraceError extends BrandedError {
  static override readonly className: string = "ImbraceError";

  /**
   * "HTTP_404" and the like; "NETWORK_ERROR", "TIMEOUT"; "STREAM_ERROR" for what the server reported
   * in the midst of an answer, "EVENT_TOO_LARGE"; "CORE_NOT_LOADED".
   */
  declare readonly code: string;
  declare readonly body?: string;
  declare readonly requestId?: string;
  declare readonly retryAfter?: number;

  constructor({ message, ...rest }: ImbraceErrorData, options?: ErrorOptions) {
    super(message, options);
    Object.assign(this, rest, { name: new.target.className });
  }
}

/** 401 and 403: the credentials do not count, or do not reach that far. */
export class AuthError extends ImbraceError {
  static override readonly className = "AuthError";
  declare readonly statusCode: number;
}

/** Any other answer outside 200-299. */
export class ApiError extends ImbraceError {
  static override readonly className = "ApiError";
  declare readonly statusCode: number;
}

/** No answer, or one that broke off or fell silent. */
export class ImbraceNetworkError extends ImbraceError {
  static override readonly className = "NetworkError";
}

/**
 * An answer that is empty or not JSON, where JSON is due. It is a SyntaxError, which is what the
 * vendor's client throws there, and it passes for an `ImbraceError` as well.
 */
export class InvalidResponseError extends SyntaxError {
  readonly code: string;
  readonly statusCode: number | undefined;
  readonly body: string;

  constructor({ code, message, statusCode, body = "" }: ImbraceErrorData) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
    this.body = body;
  }

  /** @internal */
  get [BRAND](): readonly string[] {
    return [ImbraceError.className];
  }
}

const CLASSES: Record<string, new (data: ImbraceErrorData) => Error> = {
  AuthError,
  ApiError,
  NetworkError: ImbraceNetworkError,
  InvalidResponseError,
};

/** The error that the core describes; a fault of the caller's is a plain Error with a `code`. */
export function errorFrom({ name, ...data }: ImbraceErrorData & { readonly name: string }): Error {
  const made = CLASSES[name];
  if (made) return new made(data);
  return Object.assign(new Error(data.message), { code: data.code });
}
