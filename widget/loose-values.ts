/** A field of a value from outside, whatever that is. */
export function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** A text from outside; empty when it is something else. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
