import * as smd from "streaming-markdown";
import { safeLink } from "../links.js";
import { drawCitation } from "./citation.js";
import { CodeBlock } from "./code-block.js";
import type { Atom } from "./constructs.js";
import { InlineReader } from "./inline.js";
import type { MarkdownOptions } from "./options.js";
import type { Alignment, Page } from "./page.js";
import { ATOM, NOTHING, restored } from "./signs.js";

/** Where nodes can be added. */
export type Parent = Element | DocumentFragment;

/** A Markdown construct that has begun and not ended. */
interface Open {
  readonly token: smd.Token;
  /** Where its content goes. */
  readonly node: Parent;
  readonly block?: CodeBlock;
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
  [smd.LIST_UNORDERED]: "ul",
  [smd.LIST_ORDERED]: "ol",
  [smd.LIST_ITEM]: "li",
};

/**
 * What is nested deeper is written as if it were not: browsers freeze over thousands of levels.
 * Such a construct stands on the list of open ones as another DOCUMENT.
 */
const deepest = 32;

/**
 * Blocks of a passage. A longer text has several, so that a browser can leave out what is not seen of
 * it, and need not look at the whole for a word at its end.
 */
const longestPassage = 16;

/**
 * Makes nodes of what the readers and the parser tell. What stands is never touched again, but for
 * the text at the very end, which grows. Only elements and text nodes are made, never markup from
 * a string, so the text of an answer cannot bring elements of its own; links go through `safeLink`.
 */
export class Nodes implements Page {
  readonly data = null;
  /** Where blocks go: the root, or the latest passage of a long text. */
  #root: Open;
  readonly #text: Parent;
  readonly #options: MarkdownOptions;
  /** Whether the root itself is the paragraph that everything stands in. */
  readonly #isInline: boolean;
  readonly #open: Open[] = [];
  readonly #atoms: Atom[] = [];
  #columns: readonly Alignment[] = [];

  constructor(root: Parent, options: MarkdownOptions, isInline = false) {
    this.#root = { token: smd.DOCUMENT, node: root };
    this.#text = root;
    this.#options = options;
    this.#isInline = isInline;
  }

  readonly add_token = (_data: null, token: smd.Token): void => {
    if (token === smd.DOCUMENT) return;
    this.#open.push(this.#isSkipped(token) ? this.#nowhere : this.#begin(token));
  };

  readonly end_token = (): void => {
    this.#open.pop()?.block?.close();
  };

  readonly add_text = (_data: null, text: string): void => {
    const [before = "", ...others] = text.split(ATOM);
    this.#say(restored(before));
    for (const other of others) {
      const atom = this.#atoms.shift();
      if (atom !== undefined) this.#draw(atom);
      this.#say(restored(other));
    }
  };

  readonly set_attr = (_data: null, attribute: smd.Attr, value: string): void => {
    const { block, node, token } = this.#current;
    if (token === smd.DOCUMENT || !(node instanceof Element)) return;
    if (attribute === smd.START) node.setAttribute("start", value);
    else if (attribute === smd.CHECKED) node.textContent = "☑";
    else if (attribute === smd.LANG && block !== undefined) block.info = value;
  };

  expect(atom: Atom): void {
    this.#atoms.push(atom);
  }

  setColumns(columns: readonly Alignment[]): void {
    this.#columns = columns;
  }

  addCode(text: string): void {
    this.#say(text);
  }

  get #current(): Open {
    return this.#open.at(-1) ?? this.#root;
  }

  get #nowhere(): Open {
    return { token: smd.DOCUMENT, node: this.#current.node };
  }

  #isSkipped(token: smd.Token): boolean {
    if (this.#open.length >= deepest) return true;
    if (token === smd.PARAGRAPH) return this.#isInline;
    // The line after a block begins below it anyway.
    const last = this.#current.node.lastChild;
    return token === smd.LINE_BREAK && last instanceof Element && last.matches("div, ul, ol");
  }

  #say(text: string): void {
    if (text === "") return;
    const { node } = this.#current;
    const { lastChild } = node;
    if (lastChild instanceof Text) lastChild.appendData(text);
    else node.append(text);
  }

  /** Begins another passage, once the one before has its length. */
  #turnPage(): void {
    const isFull = this.#root.node.childElementCount >= longestPassage;
    if (!isFull || this.#isInline || this.#open.length > 0) return;
    const passage = add(this.#text, "div");
    passage.className = "passage";
    this.#root = { token: smd.DOCUMENT, node: passage };
  }

  #begin(token: smd.Token): Open {
    this.#turnPage();
    const { node } = this.#current;
    switch (token) {
      case smd.HEADING_1:
      case smd.HEADING_2:
      case smd.HEADING_3:
      case smd.HEADING_4:
      case smd.HEADING_5:
      case smd.HEADING_6:
        return { token, node: heading(node, token) };
      case smd.CODE_BLOCK:
      case smd.CODE_FENCE: {
        const block = new CodeBlock(node, this.#options.code);
        return { token, node: block.code, block };
      }
      case smd.TABLE:
        return { token, node: add(scroller(node), "table") };
      case smd.TABLE_ROW:
        return { token, node: add(tableSection(node), "tr") };
      case smd.TABLE_CELL:
        return { token, node: this.#cell(node) };
      case smd.CHECKBOX:
        return { token, node: checkbox(node) };
      default:
        return { token, node: add(node, tags[token] ?? "span") };
    }
  }

  #cell(row: Parent): HTMLElement {
    const alignment = this.#columns[row.childElementCount];
    const cell = add(row, row.parentElement?.localName === "thead" ? "th" : "td");
    if (alignment) cell.className = alignment;
    return cell;
  }

  #draw(atom: Atom): void {
    const { node } = this.#current;
    const text = restored(atom.text);
    switch (atom.kind) {
      case "code":
        add(node, "code").textContent = text;
        break;
      case "math":
        addWithClass(node, "code", "math").textContent = text;
        break;
      case "citation":
        drawCitation(addWithClass(node, "span", "citation"), text, this.#options.citations);
        break;
      case "address":
        addLink(node, text).textContent = text;
        break;
      case "link":
        writeInline(addLink(node, restored(atom.address)), text, this.#options);
        break;
      case "image":
        this.#drawImage(node, text, restored(atom.address));
        break;
    }
  }

  /** An image becomes a link to itself unless it may be shown. */
  #drawImage(parent: Parent, text: string, address: string): void {
    const source = safeLink(address);
    if (this.#options.images !== true || source?.startsWith("https:") !== true) {
      const isInLink = parent instanceof Element && parent.closest("a") !== null;
      const link = isInLink ? add(parent, "span") : addLink(parent, address);
      link.textContent = text === "" ? address : text;
      return;
    }
    const image = document.createElement("img");
    image.alt = text;
    image.loading = "lazy";
    image.decoding = "async";
    image.referrerPolicy = "no-referrer";
    image.src = source;
    parent.append(image);
  }
}

/** Writes a text that stands inside of a link: it has neither blocks nor links. */
function writeInline(element: Element, text: string, options: MarkdownOptions): void {
  const page = new Nodes(element, options, true);
  const parser = smd.parser(page);
  smd.parser_write(parser, NOTHING);
  new InlineReader(parser, page, true).read(`${text}\n\n`);
  smd.parser_end(parser);
}

function add(parent: Parent, tag: keyof HTMLElementTagNameMap): HTMLElement {
  return parent.appendChild(document.createElement(tag));
}

function addWithClass(parent: Parent, tag: "code" | "span", name: string): HTMLElement {
  const node = add(parent, tag);
  node.className = name;
  return node;
}

/** A heading of an answer lies below the chat's own, whatever its rank inside the answer. */
function heading(parent: Parent, token: smd.Token): HTMLElement {
  const node = add(parent, "h3");
  node.className = `rank-${String(token - smd.HEADING_1 + 1)}`;
  return node;
}

/** A box that scrolls sideways, also by keyboard. */
function scroller(parent: Parent): HTMLElement {
  const box = add(parent, "div");
  box.className = "scroller";
  box.tabIndex = 0;
  return box;
}

function tableSection(table: Parent): Parent {
  const { firstElementChild: head, lastElementChild: last } = table;
  if (head === null) return add(table, "thead");
  return last === null || last === head ? add(table, "tbody") : last;
}

function checkbox(item: Parent): HTMLElement {
  if (item instanceof Element) item.className = "task";
  const box = add(item, "span");
  box.textContent = "☐";
  return box;
}

function addLink(parent: Parent, address: string): HTMLElement {
  const link = parent.appendChild(document.createElement("a"));
  const href = safeLink(address);
  if (href === null) return link;
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}
