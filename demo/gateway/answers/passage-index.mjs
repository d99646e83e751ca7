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
   these they this to use want was we what when where which who why will with would you your`.split(
    /\s+/,
  ),
);

// A question of more words than this stands by itself; a shorter one leans on the one before.
const enoughWords = 2;
const earlierWeight = 0.6;

// Short pages are written for visitors; the reference lists every call, and so holds every word.
const weights = /** @type {const} */ ([
  ["demo/gateway/knowledge/", 1.5],
  ["docs/reference/", 0.5],
]);

/** Finds the passages of documents that say most about a question. */
export class PassageIndex {
  #passages;
  #index;

  /** @param {Passage[]} passages */
  constructor(passages) {
    this.#passages = passages;
    this.#index = new MiniSearch({
      fields: ["heading", "title", "text"],
      processTerm: stem,
      searchOptions: {
        boost: { heading: 2.5, title: 2 },
        boostDocument: (id) => weightOf(passages[id]?.file ?? ""),
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
    if (earlier === "" || stems(question).length > enoughWords) return own;
    const before = this.#search(earlier);
    // The earlier question never outweighs the present one, however well it was put.
    const weight = own[0] && before[0] ? (earlierWeight * own[0].score) / before[0].score : 1;
    /** @type {Map<Passage, Found>} */
    const merged = new Map(own.map((found) => [found.passage, found]));
    for (const { passage, score, terms } of before) {
      const present = merged.get(passage);
      merged.set(passage, {
        passage,
        score: (present?.score ?? 0) + weight * score,
        terms: [...new Set([...(present?.terms ?? []), ...terms])],
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
    const asked = new Set(stems(text)).size;
    return this.#index
      .search(text)
      .flatMap(({ id, score, terms, queryTerms }) => {
        const passage = this.#passages[id];
        // One rare word is little; a passage that holds most of what was asked is the better one.
        const share = Math.min(1, new Set(queryTerms).size / asked);
        return passage ? [{ passage, score: score * share, terms }] : [];
      })
      .sort((a, b) => b.score - a.score);
  }
}

/**
 * @param {string} file
 * @returns {number}
 */
function weightOf(file) {
  return weights.find(([folder]) => file.startsWith(folder))?.[1] ?? 1;
}

/**
 * @param {string} text
 * @returns {string[]} stems of the words that say something
 */
export function stems(text) {
  return text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => stem(word) ?? []);
}

/**
 * An English word without the endings that questions and headings differ in; others as they are.
 * @param {string} term
 * @returns {string | null} null for a word that says nothing
 */
function stem(term) {
  const word = term.toLowerCase();
  if (word === "" || emptyWords.has(word)) return null;
  return word.replace(/(?<=\p{L}{3})(ing|ed|es|s)$/u, "").replace(/([bdgmnpt])\1$/, "$1");
}
