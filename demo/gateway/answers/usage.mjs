// @ts-check

/**
 * @typedef {object} Usage
 * @property {number} promptTokens
 * @property {number} completionTokens
 * @property {number} totalTokens
 */

/**
 * About how many tokens a text is, by the usual rule of thumb.
 * @param {string} text
 */
export function estimatedTokens(text) {
  return Math.ceil(text.length / 4);
}

/**
 * What an answer cost about, where nobody counted.
 * @param {import("./model.mjs").Message[]} messages
 * @param {string} answer
 * @returns {Usage}
 */
export function estimatedUsage(messages, answer) {
  const promptTokens = estimatedTokens(messages.map(({ content }) => content).join(""));
  const completionTokens = estimatedTokens(answer);
  return { promptTokens, completionTokens, totalTokens: promptTokens + completionTokens };
}
