// @ts-check
// Cuts Markdown documents into passages, one a heading, so that an answer can cite what it says.

/**
 * @typedef {object} Passage
 * @property {string} file path from the project's root
 * @property {string} title the document's first heading
 * @property {string} heading
 * @property {string} anchor what leads to the passage on the document's page; "" for its beginning
 * @property {string[]} blocks paragraphs, lists, tables and code, in order, as Markdown
 */

const fence = /^\s*(```|~~~)/;
const headingLine = /^(#{1,6})\s+(.*?)\s*#*$/;

/**
 * @param {string} file
 * @param {string} markdown
 * @returns {Passage[]} only those that say something
 */
export function passagesOf(file, markdown) {
  /** @type {{ heading: string, lines: string[] }[]} */
  const sections = [{ heading: "", lines: [] }];
  let inCode = false;
  for (const line of markdown.split(/\r?\n/)) {
    if (fence.test(line)) inCode = !inCode;
    const heading = inCode ? null : headingLine.exec(line);
    if (heading) sections.push({ heading: plain(heading[2] ?? ""), lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  const title = sections.find(({ heading }) => heading !== "")?.heading ?? file;
  const anchor = anchors();
  return sections
    .map(({ heading, lines }) => ({
      file,
      title,
      heading: heading || title,
      anchor: heading && anchor(heading),
      blocks: blocksOf(lines),
    }))
    .filter(({ blocks }) => blocks.length > 0);
}

/**
 * Blocks are parted by blank lines; code keeps its blank lines.
 * @param {string[]} lines
 * @returns {string[]}
 */
function blocksOf(lines) {
  /** @type {string[][]} */
  const blocks = [[]];
  let inCode = false;
  for (const line of lines) {
    const atFence = fence.test(line);
    if (atFence && !inCode) blocks.push([]);
    if (inCode || line.trim() !== "") blocks.at(-1)?.push(line);
    else blocks.push([]);
    if (atFence && inCode) blocks.push([]);
    if (atFence) inCode = !inCode;
  }
  return blocks.map((block) => unwrapped(block).trimEnd()).filter(Boolean);
}

/**
 * A block with one line for a paragraph or list item, wherever its author broke them.
 * @param {string[]} lines
 * @returns {string}
 */
function unwrapped(lines) {
  if (isVerbatim(lines[0] ?? "")) return lines.join("\n");
  return lines.reduce((text, line) => {
    const begins = text === "" || /^\s*([-*+>]|\d+[.)])\s/.test(line);
    return begins ? `${text}${text && "\n"}${line}` : `${text.trimEnd()} ${line.trimStart()}`;
  }, "");
}

/**
 * @param {string} block
 * @returns {boolean} whether it is code
 */
export function isCode(block) {
  return fence.test(block);
}

/**
 * @param {string} block
 * @returns {boolean} whether its line breaks matter, and nothing may be added: code, or a table
 */
export function isVerbatim(block) {
  return isCode(block) || /^\s*\|/.test(block);
}

/** Names for headings as Markdown hosts make them; a repeated one gets a number. */
function anchors() {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return (/** @type {string} */ heading) => {
    const name = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s+/g, "-");
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name}-${times}`;
  };
}

/**
 * Inline Markdown as bare text.
 * @param {string} markdown
 * @returns {string}
 */
export function plain(markdown) {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]|(?<!\w)_|_(?!\w)/g, "")
    .trim();
}
