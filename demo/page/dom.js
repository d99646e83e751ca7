// How scripts of the pages find and make elements.

/**
 * @param {string} id
 * @returns {any}
 */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}

/**
 * @param {string} tag
 * @param {string} [text]
 * @returns {any}
 */
export function make(tag, text = "") {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}
