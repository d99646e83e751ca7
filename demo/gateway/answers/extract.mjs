// @ts-check
// Composes an answer out of the passages themselves: nothing is said that the documentation does
// not say.

import { phrasesIn } from "../languages.mjs";
import { isCode, isVerbatim } from "./passages.mjs";

/** @typedef {import("./passage-index.mjs").Found} Found */

const firstLength = 900;
const furtherLength = 350;

/**
 * @param {object} material
 * @param {Found[]} material.found best first; cited by their place, from 1
 * @param {string} material.language
 * @param {boolean} material.salutation whether the visitor said no more than hello
 * @param {readonly string[]} material.topics what can be asked about, for when nothing was found
 * @returns {string} Markdown
 */
export function composeAnswer({ found, language, salutation, topics }) {
  const phrases = phrasesIn(language);
  const [best, ...others] = found;
  if (!best) {
    const opening = salutation ? phrases.greeting : phrases.nothingFound;
    return [opening, phrases.topics, list(topics)].join("\n\n");
  }
  const answer = [phrases.found, section(best, 1, firstLength)];
  if (others.length > 0) {
    answer.push(phrases.alsoFound);
    others.forEach((other, index) => answer.push(section(other, index + 2, furtherLength)));
  }
  return answer.join("\n\n");
}

/**
 * @param {Found} found
 * @param {number} number
 * @param {number} length about how many characters to take
 */
function section({ passage, terms }, number, length) {
  const blocks = chosenBlocks(passage.blocks, terms, length).map(withoutRelativeLinks);
  const cited = blocks.findLastIndex((block) => !isVerbatim(block));
  const body = blocks.map((block, index) => (index === cited ? `${block} [${number}]` : block));
  const heading = `### ${passage.heading}${cited < 0 ? ` [${number}]` : ""}`;
  return [heading, ...body].join("\n\n");
}

/**
 * The blocks that say most about what was asked, in their own order. Code stays with the words
 * before it.
 * @param {string[]} blocks
 * @param {string[]} terms
 * @param {number} length
 * @returns {string[]}
 */
function chosenBlocks(blocks, terms, length) {
  const ranked = blocks
    .map((block, index) => ({ block, index, hits: hits(block, terms) }))
    .sort((a, b) => b.hits - a.hits || a.index - b.index);
  /** @type {Set<number>} */
  const chosen = new Set();
  let taken = 0;
  for (const { block, index } of ranked) {
    if (taken > 0 && taken + block.length > length) continue;
    chosen.add(index);
    taken += block.length;
  }
  for (const index of [...chosen]) {
    if (isCode(blocks[index] ?? "") && index > 0) chosen.add(index - 1);
    if (isCode(blocks[index + 1] ?? "") && length === firstLength) chosen.add(index + 1);
  }
  return blocks.filter((_block, index) => chosen.has(index));
}

/**
 * @param {string} block
 * @param {string[]} terms
 */
function hits(block, terms) {
  const text = block.toLowerCase();
  return terms.filter((term) => text.includes(term)).length;
}

/**
 * A link that is relative in its document would lead astray on somebody's page: its words stay.
 * @param {string} block
 */
function withoutRelativeLinks(block) {
  if (isCode(block)) return block;
  return block.replace(/!?\[([^\]]*)\]\((?!https?:)[^)]*\)/g, "$1");
}

/** @param {readonly string[]} items */
function list(items) {
  return items.map((item) => `- ${item}`).join("\n");
}
