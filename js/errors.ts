/** The form in which errors cross over from the core, and what `DivinciError.toJSON` gives. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly details?: Record<string, unknown>;
  readonly requestId?: string;
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
