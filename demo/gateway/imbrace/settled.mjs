// @ts-check
// Messages whose stream is over: nothing in them is under way any more.

/** @typedef {import("ai").UIMessage["parts"]} Parts */

/**
 * Whether an answer was cut off before its end. A tool that waits for leave is no interruption.
 * @param {Parts} parts
 * @returns {boolean}
 */
export function isInterrupted(parts) {
  return parts.some((part) => "state" in part && underWay.has(part.state ?? "done"));
}

/**
 * @param {Parts} parts
 * @returns {Parts} as they are to be stored
 */
export function settled(parts) {
  return parts.map((part) => {
    if (part.type === "text" || part.type === "reasoning") return { ...part, state: "done" };
    if (!("state" in part) || !underWay.has(part.state ?? "done")) return part;
    const { type, toolCallId, input = {} } = /** @type {any} */ (part);
    return { type, toolCallId, state: "output-error", input, errorText: "The answer was cut off." };
  });
}

const underWay = new Set(["streaming", "input-streaming", "input-available"]);
