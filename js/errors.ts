import { BrandedError } from "./branded-error.js";

/** The form in which errors cross over from the core, and what `DivinciError.toJSON` gives. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly details?: Record<string, unknown>;
  readonly requestId?: string;
}

/** Any failure of Divinci's API. `code` is machine-readable, as the server spelt it. */
export class DivinciError extends BrandedError {
  static override readonly className: string = "DivinciError";

  declare readonly code: string;
  declare readonly status?: number;
  declare readonly details?: Record<string, unknown>;
  /** From the answer's `x-request-id`: what the vendor's support asks for. */
  declare readonly requestId?: string;

  constructor({ message, ...rest }: ErrorData) {
    super(message);
    Object.assign(this, rest, { name: new.target.className });
  }

  toJSON(): ErrorData {
    const { code, message, status, details, requestId } = this;
    return { code, message, status, details, requestId } as ErrorData;
  }
}

const classes = new Map<string, typeof DivinciError>();

/** Lets errors be of these classes, by their names. */
export function registerErrors(...more: readonly (typeof DivinciError)[]): void {
  for (const one of more) classes.set(one.className, one);
}

/** A fault of the caller's, found before anything was sent: a plain Error with a `code`. */
function callerError(data: ErrorData): Error {
  return Object.assign(new Error(data.message), { code: data.code });
}

/**
 * The error that the core describes: `name` is its class. Where its classes were not brought along,
 * as in the widget, which has no use for them, it is a plain `DivinciError`.
 */
export function errorFrom(data: ErrorData & { readonly name: string }): Error {
  if (data.name === "Error") return callerError(data);
  return new (classes.get(data.name) ?? DivinciError)(data);
}
