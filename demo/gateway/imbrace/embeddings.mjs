// @ts-check
import { stems } from "../answers/passage-index.mjs";

const dimensions = 256;

/**
 * A text as a vector of length one: how often each stem stands in it that the passages' index would
 * look for, hashed into a fixed number of places with a sign (the "hashing trick"). Texts that share
 * words lie near each other; it knows nothing of what words mean.
 * @param {string} text
 * @returns {number[]} zeros alone for a text that says nothing
 */
export function embeddingOf(text) {
  const vector = new Array(dimensions).fill(0);
  for (const stem of stems(text)) {
    const hash = hashOf(stem);
    vector[(hash >>> 1) % dimensions] += hash & 1 ? 1 : -1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/**
 * FNV-1a of 32 bits.
 * @param {string} text
 */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
