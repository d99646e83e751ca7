// @ts-check
import { createHash } from "node:crypto";
import { estimatedTokens } from "./usage.mjs";

/** @typedef {import("./passage-index.mjs").Found} Found */
/** @typedef {import("./passages.mjs").Passage} Passage */
/** @typedef {import("../conversation.mjs").ContextItem} ContextItem */

// Weaker passages than this share of the best one's score would only distract.
const relevantShare = 0.25;
// A question that only brushes the documentation by a word scores less than this.
const leastScore = 1;
const most = 4;

/** Looks up what bears on a question, and makes of it what answers cite. */
export class Retrieval {
  #index;
  #addressOf;

  /**
   * @param {import("./passage-index.mjs").PassageIndex} index
   * @param {(passage: Passage) => string} addressOf where to read a passage
   */
  constructor(index, addressOf) {
    this.#index = index;
    this.#addressOf = addressOf;
  }

  /**
   * @param {import("./answers.mjs").Question} question
   * @returns {Found[]} best first
   */
  find({ text, earlier }) {
    const found = this.#index.find(text, earlier.at(-1)?.prompt);
    const enough = Math.max(leastScore, (found[0]?.score ?? 0) * relevantShare);
    return found.filter(({ score }) => score >= enough).slice(0, most);
  }

  /** @returns {string[]} */
  topics() {
    return this.#index.titles();
  }

  /**
   * @param {Found} found
   * @returns {ContextItem}
   */
  contextItem({ passage, score }) {
    const content = passage.blocks.join("\n\n");
    const key = `${passage.file}#${passage.anchor}`;
    return {
      vectorId: createHash("sha256").update(key).digest("hex").slice(0, 24),
      content,
      // Scores of this kind have no upper bound; the wire's end at 1.
      score: Math.round((1000 * score) / (score + 10)) / 1000,
      metadata: {
        originalName: `${passage.title} › ${passage.heading}`,
        fileObjectKey: key,
        tokenCount: estimatedTokens(content),
        sourceUrl: this.#addressOf(passage),
      },
    };
  }
}
