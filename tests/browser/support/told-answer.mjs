// Answers that a test words itself, in place of the gateway's.

import { question } from "./chat.mjs";
import { wire } from "./releases.mjs";

/**
 * An exchange as the service sends it.
 * @param {Record<string, unknown>} parts
 */
export function exchange(parts) {
  return {
    prompt: question,
    promptTimestamp: 1_760_000_000_000,
    responseTimestamp: 1_760_000_004_000,
    context: [],
    ...parts,
  };
}

/**
 * Has the service answer the next question with an exchange, after those that were before.
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {Record<string, unknown>[]} exchanges
 */
export function answerWith(visitor, ...exchanges) {
  const json = { transcript: exchanges.map(exchange), signiture: "signed", remaining: 3 };
  return visitor.intercept(wire.send, (route) => route.fulfill({ json }), 1);
}
