// @ts-check

// Deeper than any answer; shallower than what could exhaust the stack.
const maxDepth = 64;

/** Thrown for a value nested so deep that it is surely not a conversation. */
export class TooDeepError extends RangeError {}

/**
 * One text for one JSON value, whatever the order of its members was: members sorted by code units,
 * no white space, numbers and strings as JSON.stringify writes them (after RFC 8785).
 * @param {unknown} value a value that came out of JSON.parse
 * @returns {string}
 */
export function canonicalJson(value) {
  return write(value, 0);
}

/**
 * @param {unknown} value
 * @param {number} depth
 * @returns {string}
 */
function write(value, depth) {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (depth === maxDepth) throw new TooDeepError("The value is nested too deep.");
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${write(member, depth + 1)}`);
  return `{${members.join(",")}}`;
}
