// @ts-check
import { validationError } from "../http/wire-errors.mjs";

/**
 * The exchange that a request speaks of.
 * @param {import("../conversation.mjs").Exchange[]} transcript
 * @param {number} messageIndex
 * @returns {import("../conversation.mjs").Exchange}
 */
export function exchangeAt(transcript, messageIndex) {
  const exchange = transcript[messageIndex];
  if (exchange) return exchange;
  const message = "is beyond the end of the transcript";
  throw validationError([{ field: "messageIndex", message, code: "maximum" }]);
}
