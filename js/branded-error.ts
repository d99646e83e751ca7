export const BRAND = Symbol.for("parley.error");

/**
 * An error that is told by its class's name, and those of the classes above it. So `instanceof`
 * holds between two copies of this package too, as when a page loads the widget and a bundle brings
 * the client. A class that extends one of these has no name of its own, and is told by its
 * prototype.
 */
export abstract class BrandedError extends Error {
  /** The class's own name, safe from minifiers. */
  static readonly className: string = "";

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (!Object.hasOwn(this, "className")) return super[Symbol.hasInstance](value);
    const names = (value as Partial<BrandedError> | null | undefined)?.[BRAND];
    return names?.includes(this.className) ?? false;
  }

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.className;
  }

  /** @internal */
  get [BRAND](): readonly string[] {
    const names: string[] = [];
    let one = this.constructor as typeof BrandedError;
    for (; one.className; one = Object.getPrototypeOf(one) as typeof BrandedError) {
      names.push(one.className);
    }
    return names;
  }
}
