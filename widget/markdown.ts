import * as smd from "streaming-markdown";
import { safeLink } from "./links.js";

/** A Markdown construct that has begun and not ended. */
interface Open {
  readonly token: smd.Token;
  /** Where its content goes. */
  readonly node: Element;
  /** Text that stands for the end of what is no construct after all. */
  readonly literalEnd?: string;
  /** Whether an address has been given to it. */
  linked?: boolean;
}

const tags: Partial<Record<smd.Token, keyof HTMLElementTagNameMap>> = {
  [smd.BLOCKQUOTE]: "blockquote",
  [smd.PARAGRAPH]: "p",
  [smd.LINE_BREAK]: "br",
  [smd.RULE]: "hr",
  [smd.ITALIC_AST]: "em",
  [smd.ITALIC_UND]: "em",
  [smd.STRONG_AST]: "strong",
  [smd.STRONG_UND]: "strong",
  [smd.STRIKE]: "s",
  [smd.CODE_INLINE]: "code",
  [smd.LINK]: "a",
  [smd.RAW_URL]: "a",
  [smd.LIST_UNORDERED]: "ul",
  [smd.LIST_ORDERED]: "ol",
  [smd.LIST_ITEM]: "li",
  [smd.TABLE_ROW]: "tr",
  [smd.EQUATION_BLOCK]: "code",
  [smd.EQUATION_INLINE]: "code",
};

const underscores: Partial<Record<smd.Token, string>> = {
  [smd.ITALIC_UND]: "_",
  [smd.STRONG_UND]: "__",
};

/**
 * What is nested deeper is written as if it were not: browsers freeze over thousands of levels.
 * Such a construct stands on the list of open ones as another DOCUMENT.
 */
const deepest = 32;

const citation = /^\[?\d+(\s*[,–-]\s*\d+)*$/;
const wordEnd = /[\p{L}\p{N}]$/u;
const sentenceEnd = /[.,;:!?)\]]+$/;

/**
 * Turns Markdown into nodes while it arrives: what has been written is never touched again. Only
 * elements and text nodes are made, never markup from a string, so the text of an answer cannot
 * bring elements of its own; links go through `safeLink`, and an image becomes a link to itself,
 * so that an answer cannot make the page load anything.
 */
export class MarkdownWriter implements smd.Renderer<null> {
  readonly data = null;
  readonly #parser = smd.parser(this);
  readonly #root: Open;
  readonly #open: Open[] = [];
  #lastText = "";
  /** The second bracket of `[[1]]`, which the parser hands over as text, is still to come. */
  #bracketDue = false;

  constructor(root: Element) {
    this.#root = { token: smd.DOCUMENT, node: root };
  }

  /** Adds the next part of the text. */
  write(text: string): void {
    smd.parser_write(this.#parser, text);
  }

  /** Ends the text; nothing may be written after it. */
  end(): void {
    smd.parser_end(this.#parser);
  }

  readonly add_token = (_data: null, token: smd.Token): void => {
    if (token === smd.DOCUMENT) return;
    const literal = underscores[token];
    if (this.#open.length >= deepest) {
      this.#open.push({ token: smd.DOCUMENT, node: this.#current.node });
    } else if (literal !== undefined && wordEnd.test(this.#lastText)) {
      this.#current.node.append(literal);
      this.#open.push({ token, node: this.#current.node, literalEnd: literal });
    } else {
      this.#open.push({ token, node: this.#begin(token) });
    }
  };

  readonly end_token = (): void => {
    const ended = this.#open.pop();
    if (ended === undefined) return;
    const { linked, literalEnd, node, token } = ended;
    if (literalEnd !== undefined) node.append(literalEnd);
    if (token === smd.RAW_URL) releasePunctuation(node);
    if (token === smd.LINK && linked !== true) this.#restoreBrackets(node);
  };

  readonly add_text = (_data: null, text: string): void => {
    const shown = this.#bracketDue && text.startsWith("]") ? text.slice(1) : text;
    this.#bracketDue = false;
    this.#lastText = shown;
    this.#current.node.append(shown);
  };

  readonly set_attr = (_data: null, attribute: smd.Attr, value: string): void => {
    const { node, token } = this.#current;
    if (token === smd.DOCUMENT) return;
    if (attribute === smd.HREF || attribute === smd.SRC) {
      this.#current.linked = true;
      pointTo(node, token === smd.RAW_URL ? value.replace(sentenceEnd, "") : value);
    } else if (attribute === smd.START) {
      node.setAttribute("start", value);
    } else if (attribute === smd.CHECKED) {
      node.textContent = "☑";
    }
  };

  get #current(): Open {
    return this.#open.at(-1) ?? this.#root;
  }

  #begin(token: smd.Token): Element {
    const { node } = this.#current;
    this.#lastText = "";
    switch (token) {
      case smd.HEADING_1:
      case smd.HEADING_2:
      case smd.HEADING_3:
      case smd.HEADING_4:
      case smd.HEADING_5:
      case smd.HEADING_6:
        return heading(node, token);
      case smd.CODE_BLOCK:
      case smd.CODE_FENCE:
        return add(scroller(node, "pre"), "code");
      case smd.TABLE:
        return add(scroller(node, "div"), "table");
      case smd.TABLE_ROW:
        return add(tableSection(node), "tr");
      case smd.TABLE_CELL:
        return add(node, node.parentElement?.localName === "thead" ? "th" : "td");
      case smd.CHECKBOX:
        return checkbox(node);
      case smd.IMAGE:
        return add(node, node.closest("a") === null ? "a" : "span");
      default:
        return add(node, tags[token] ?? "span");
    }
  }

  /** `[1]` is no link, though it begins like one: it is a citation, or just a word in brackets. */
  #restoreBrackets(link: Element): void {
    const text = link.textContent;
    const doubled = text.startsWith("[");
    if (!citation.test(text)) {
      link.replaceWith("[", ...link.childNodes, "]");
      return;
    }
    const mark = document.createElement("span");
    mark.className = "citation";
    mark.textContent = `[${doubled ? text.slice(1) : text}]`;
    this.#bracketDue = doubled;
    link.replaceWith(mark);
  }
}

/** The words of a Markdown text, as they are read aloud. */
export function plainText(text: string): string {
  const box = document.createElement("div");
  const writer = new MarkdownWriter(box);
  writer.write(text);
  writer.end();
  for (const block of box.querySelectorAll("p, li, h3, th, td, pre, br")) block.after("\n");
  return box.textContent.trim();
}

function add(parent: Element, tag: keyof HTMLElementTagNameMap): HTMLElement {
  return parent.appendChild(document.createElement(tag));
}

/** A heading of an answer lies below the chat's own, whatever its rank inside the answer. */
function heading(parent: Element, token: smd.Token): HTMLElement {
  const node = add(parent, "h3");
  node.className = `rank-${String(token - smd.HEADING_1 + 1)}`;
  return node;
}

/** A box that scrolls sideways, also by keyboard. */
function scroller(parent: Element, tag: "div" | "pre"): HTMLElement {
  const box = add(parent, tag);
  box.className = "scroller";
  box.tabIndex = 0;
  return box;
}

function tableSection(table: Element): Element {
  const { firstElementChild: head, lastElementChild: last } = table;
  if (head === null) return add(table, "thead");
  return last === null || last === head ? add(table, "tbody") : last;
}

function checkbox(parent: Element): HTMLElement {
  const box = add(parent, "span");
  box.textContent = "☐";
  return box;
}

/** The full stop behind an address belongs to the sentence. */
function releasePunctuation(link: Element): void {
  const [end = ""] = sentenceEnd.exec(link.textContent) ?? [];
  if (end === "") return;
  link.textContent = link.textContent.slice(0, -end.length);
  link.after(end);
}

function pointTo(node: Element, address: string): void {
  const href = safeLink(address);
  if (href === null || !(node instanceof HTMLAnchorElement)) return;
  node.href = href;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
}
