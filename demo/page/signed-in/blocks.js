// As much of Markdown as shows how an answer is built: headings, code, lists and paragraphs. All
// of it becomes text nodes. (The widget has a whole renderer; this page shows the client.)

import { make } from "../dom.js";

const fence = /^ *(```|~~~)/;

/**
 * @param {string} markdown maybe only the beginning of it
 * @returns {HTMLElement[]}
 */
export function blocksOf(markdown) {
  const blocks = [];
  /** @type {string[]} */
  let lines = [];
  let code = false;
  const end = () => {
    if (lines.length > 0) blocks.push(block(lines, code));
    lines = [];
  };
  for (const line of markdown.split("\n")) {
    if (fence.test(line)) {
      end();
      code = !code;
    } else if (!code && line.trim() === "") {
      end();
    } else {
      lines.push(line);
    }
  }
  end();
  return blocks;
}

/**
 * @param {string[]} lines
 * @param {boolean} code
 */
function block(lines, code) {
  const text = lines.join("\n");
  if (code) {
    const pre = make("pre");
    pre.tabIndex = 0;
    pre.append(make("code", text));
    return pre;
  }
  const heading = /^#{1,6} +(.*)$/s.exec(text);
  if (heading) return withInline("h4", heading[1]);
  if (lines.every((line) => /^ *([-*]|\d+\.) /.test(line))) {
    const list = make("ul");
    list.append(...lines.map((line) => withInline("li", line.replace(/^ *([-*]|\d+\.) /, ""))));
    return list;
  }
  return withInline("p", text);
}

/**
 * @param {string} tag
 * @param {string} text
 */
function withInline(tag, text) {
  const node = make(tag);
  node.append(
    ...text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
      if (/^`.+`$/s.test(part)) return make("code", part.slice(1, -1));
      if (/^\*\*.+\*\*$/s.test(part)) return make("strong", part.slice(2, -2));
      return part;
    }),
  );
  return node;
}
