// @ts-check
// The one module that knows the search library.

import MiniSearch from "minisearch";
import { plain } from "./passages.mjs";

/** @typedef {import("./passages.mjs").Passage} Passage */
/**
 * @typedef {object} Found
 * @property {Passage} passage
 * @property {number} score
 * @property {string[]} terms as they stand in the passage
 */

// Words that say nothing about what is sought, in questions above all.
const emptyWords = new Set(
  `a about an and any are as at be but by can could do does for from get give has have how i if in
   into is it its me my of on or please should show so tell than that the their them then there
   these they this to use want was we what when where which who why will with would you your`.split(/\s+/),
);

/** Finds the passages of documents that say most about a question. */
export class PassageIndex {
  #passages;
  #index;

  /** @param {Passage[]} passages */
  constructor(passages) {
    this.#passages = passages;
    this.#index = new MiniSearch({
      fields: ["heading", "title", "text"],
      processTerm: (term) => {
        const word = term.toLowerCase();
        return emptyWords.has(word) ? null : word;
      },
      searchOptions: {
        boost: { heading: 3, title: 1.5 },
        prefix: (term) => term.length > 3,
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      },
    });
    this.#index.addAll(
      passages.map((passage, id) => ({
        id,
        heading: passage.heading,
        title: passage.title,
        text: plain(passage.blocks.join("\n")),
      })),
    );
  }

  /**
   * @param {string} question
   * @param {string} [earlier] what was asked before: "and in French?" says little by itself
   * @returns {Found[]} best first
   */
  find(question, earlier = "") {
    const own = this.#search(question);
    if (earlier === "") return own;
    const weight = own.length === 0 ? 1 : wordCount(question) > 3 ? 0.1 : 0.6;
    /** @type {Map<Passage, Found>} */
    const merged = new Map(own.map((found) => [found.passage, found]));
    for (const found of this.#search(earlier)) {
      const before = merged.get(found.passage);
      merged.set(found.passage, {
        passage: found.passage,
        score: (before?.score ?? 0) + weight * found.score,
        terms: [...new Set([...(before?.terms ?? []), ...found.terms])],
      });
    }
    return [...merged.values()].sort((a, b) => b.score - a.score);
  }

  /** @returns {string[]} the documents' titles, for a visitor who wonders what can be asked */
  titles() {
    return [...new Set(this.#passages.map(({ title }) => title))];
  }

  /**
   * @param {string} text
   * @returns {Found[]}
   */
  #search(text) {
    return this.#index.search(text).flatMap(({ id, score, terms }) => {
      const passage = this.#passages[id];
      return passage ? [{ passage, score, terms }] : [];
    });
  }
}

/**
 * @param {string} text
 * @returns {number} words that say something
 */
function wordCount(text) {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !emptyWords.has(word)).length;
}
