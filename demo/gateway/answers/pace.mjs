// @ts-check
import { setTimeout as pause } from "node:timers/promises";

/**
 * A text in pieces, as fast as somebody writes it.
 * @param {Iterable<string>} pieces
 * @param {number} pauseMs before each
 * @param {AbortSignal} signal ends it, with its reason
 * @returns {AsyncGenerator<string, void>}
 */
export async function* paced(pieces, pauseMs, signal) {
  for (const piece of pieces) {
    if (pauseMs > 0) await pause(pauseMs, undefined, { signal }).catch(() => {});
    signal.throwIfAborted();
    yield piece;
  }
}

/**
 * @param {string} text
 * @returns {string[]} its words, each with the space around it
 */
export function wordsOf(text) {
  return text.match(/\s*\S+\s*/g) ?? [];
}
