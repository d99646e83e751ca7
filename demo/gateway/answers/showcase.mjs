// @ts-check
// What answers of a release may bring beside their text: products, and something to do in the page.

/**
 * @typedef {object} Product
 * @property {string} name
 * @property {string} description
 * @property {number} price
 * @property {string} currency
 * @property {string} path of its page
 */
/**
 * @typedef {object} Showcase
 * @property {readonly Product[]} products
 * @property {readonly { name: string, params: object }[]} proposals of actions of the release
 */

/**
 * @template {import("../conversation.mjs").Answer} Answer
 * @param {Answer} answer
 * @param {Showcase | null} showcase
 * @param {string} publicUrl where the products' pages are
 * @returns {Answer}
 */
export function withShowcase(answer, showcase, publicUrl) {
  if (showcase === null) return answer;
  const blocks = showcase.proposals.map(
    (proposal) => `\`\`\`divinci-action\n${JSON.stringify(proposal)}\n\`\`\``,
  );
  const products = showcase.products.map(({ path, ...product }) => ({
    ...product,
    url: `${publicUrl}${path}`,
  }));
  return { ...answer, response: [answer.response, ...blocks].join("\n\n"), products };
}
