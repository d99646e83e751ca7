import * as smd from "streaming-markdown";
import { LineReader } from "./markdown/lines.js";
import { Nodes, type Parent } from "./markdown/nodes.js";
import type { MarkdownOptions } from "./markdown/options.js";

/**
 * Turns Markdown into nodes while it arrives. What may become one thing or another is held back
 * until that is decided, so what has been written is never touched again, and a text becomes the
 * same nodes in whatever pieces it comes.
 */
export class MarkdownWriter {
  readonly #lines: LineReader;

  constructor(root: Parent, options: MarkdownOptions = {}) {
    const nodes = new Nodes(root, options);
    this.#lines = new LineReader(smd.parser(nodes), nodes);
  }

  /** Adds the next part of the text. */
  write(text: string): void {
    this.#lines.write(text);
  }

  /** Ends the text: what is held back is written. Nothing may come after it. */
  end(): void {
    this.#lines.end();
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
