// What the gateway offers, as cards: each leads to the same page with something else chosen.

import { element, make } from "./dom.js";

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {string} description
 * @property {string} [mode] what it is called in code
 * @property {string} address
 * @property {boolean} isChosen
 */

/**
 * Shows a section of the page, with cards at its end.
 * @param {string} id of the section
 * @param {Card[]} cards
 */
export function offer(id, cards) {
  const section = element(id);
  const list = make("ul");
  list.className = "cards";
  list.append(...cards.map(drawn));
  section.append(list);
  section.hidden = false;
}

/** @param {Card} card */
function drawn({ address, description, isChosen, mode, title }) {
  const link = make("a", title);
  link.href = address;
  if (isChosen) link.setAttribute("aria-current", "true");
  const item = make("li");
  item.append(link, ...(mode ? [make("code", mode)] : []), make("p", description));
  return item;
}
