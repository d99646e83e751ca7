import { safeWebAddress } from "./links.js";
import { report } from "./report.js";

/** The value if it is one of those allowed, else the first of them. */
export function oneOf<Value extends string>(
  name: string,
  value: string | null,
  allowed: readonly [Value, ...Value[]],
): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  if (value !== null) report.warn(`${name}="${value}" is not one of: ${allowed.join(", ")}.`);
  return allowed[0];
}

/** A web address, or null where the owner wrote none, or something else. */
export function webAddress(name: string, value: string | null): string | null {
  if (value === null) return null;
  const address = safeWebAddress(value);
  if (address === null) report.warn(`${name}="${value}" is not a web address; it is not used.`);
  return address;
}
