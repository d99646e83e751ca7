// What becomes of Markdown without a page: a tree in brackets, such as `p(one strong(two))`.

import * as smd from "streaming-markdown";
import type { Atom } from "../../../widget/markdown/constructs.js";
import { LineReader } from "../../../widget/markdown/lines.js";
import type { Alignment, Page } from "../../../widget/markdown/page.js";
import { ATOM, restored } from "../../../widget/markdown/signs.js";

interface Node {
  readonly name: string;
  readonly content: (Node | string)[];
}

const names: Partial<Record<smd.Token, string>> = {
  [smd.PARAGRAPH]: "p",
  [smd.BLOCKQUOTE]: "quote",
  [smd.CODE_BLOCK]: "pre",
  [smd.CODE_FENCE]: "pre",
  [smd.LINE_BREAK]: "br",
  [smd.RULE]: "hr",
  [smd.ITALIC_AST]: "em",
  [smd.ITALIC_UND]: "em",
  [smd.STRONG_AST]: "strong",
  [smd.STRONG_UND]: "strong",
  [smd.STRIKE]: "s",
  [smd.LIST_ORDERED]: "ol",
  [smd.LIST_UNORDERED]: "ul",
  [smd.LIST_ITEM]: "li",
  [smd.CHECKBOX]: "box",
  [smd.TABLE]: "table",
  [smd.TABLE_ROW]: "tr",
  [smd.TABLE_CELL]: "td",
};

class TreePage implements Page {
  readonly data = null;
  readonly root: Node = { name: "", content: [] };
  readonly columns: Alignment[] = [];
  readonly #open: Node[] = [this.root];
  readonly #atoms: Atom[] = [];

  readonly add_token = (_data: null, token: smd.Token): void => {
    const name = names[token] ?? `h${String(token - smd.HEADING_1 + 1)}`;
    const node = { name, content: [] };
    this.#current.content.push(node);
    this.#open.push(node);
  };

  readonly end_token = (): void => {
    this.#open.pop();
  };

  readonly add_text = (_data: null, text: string): void => {
    const [before = "", ...others] = text.split(ATOM);
    this.addCode(restored(before));
    for (const other of others) {
      const atom = this.#atoms.shift();
      if (atom !== undefined) this.#current.content.push(drawn(atom));
      this.addCode(restored(other));
    }
  };

  readonly set_attr = (_data: null, attribute: smd.Attr, value: string): void => {
    const mark = { [smd.LANG]: `${value}: `, [smd.START]: `from ${value}: `, [smd.CHECKED]: "x" };
    this.addCode(mark[attribute as keyof typeof mark]);
  };

  expect(atom: Atom): void {
    this.#atoms.push(atom);
  }

  setColumns(columns: readonly Alignment[]): void {
    this.columns.push(...columns);
  }

  addCode(text: string): void {
    const { content } = this.#current;
    const last = content.at(-1);
    if (typeof last === "string") content[content.length - 1] = last + text;
    else if (text !== "") content.push(text);
  }

  get #current(): Node {
    return this.#open.at(-1) ?? this.root;
  }
}

function drawn(atom: Atom): Node {
  const content = [restored(atom.text)];
  if ("address" in atom) content.push(` ${restored(atom.address)}`);
  return { name: atom.kind, content };
}

function shown(node: Node | string): string {
  if (typeof node === "string") return node;
  return node.name === "" ? inside(node) : `${node.name}(${inside(node)})`;
}

function inside({ content }: Node): string {
  return content.map(shown).join("");
}

function words(node: Node | string): string {
  return typeof node === "string" ? node : node.content.map(words).join("");
}

/** A text on its way into a tree. */
export class Written {
  readonly #page = new TreePage();
  readonly #lines = new LineReader(smd.parser(this.#page), this.#page);

  write(text: string): void {
    this.#lines.write(text);
  }

  end(): this {
    this.#lines.end();
    return this;
  }

  /** The tree as it is now. */
  get tree(): string {
    return shown(this.#page.root);
  }

  /** What a reader sees of it, without what it looks like. */
  get words(): string {
    return words(this.#page.root);
  }

  get columns(): readonly Alignment[] {
    return this.#page.columns;
  }
}

/** The tree of a whole text. */
export function treeOf(text: string): string {
  const written = new Written();
  written.write(text);
  return written.end().tree;
}
