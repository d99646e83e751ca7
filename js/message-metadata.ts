type Members = Record<string, unknown>;

/** Deeper than this, what comes later takes the place of what was there. */
const MAX_DEPTH = 64;

/** Names by which one object could reach for the prototype of all. */
const REACHING = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Merges what a stream says of its message, later into earlier, as the AI SDK does: objects member
 * by member, everything else by replacement. Neither argument is changed; null adds nothing.
 */
export function mergeMetadata(earlier: unknown, later: unknown): unknown {
  if (later === null || later === undefined) return earlier;
  if (earlier === null || earlier === undefined) return later;
  return mergeMembers(earlier, later, 0);
}

function mergeMembers(earlier: unknown, later: unknown, depth: number): Members {
  const merged: Members = { ...(earlier as Members) };
  for (const [name, value] of Object.entries(later as Members)) {
    if (REACHING.has(name)) continue;
    const before = Object.hasOwn(merged, name) ? merged[name] : undefined;
    const bothAreObjects = isObject(before) && isObject(value) && depth < MAX_DEPTH;
    merged[name] = bothAreObjects ? mergeMembers(before, value, depth + 1) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
