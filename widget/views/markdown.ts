import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { MarkdownWriter } from "../markdown.js";
import type { CitationTools, CodeTools, MarkdownOptions } from "../markdown/options.js";
import { adoptRichProse } from "../styles/adopt-rich-prose.js";

/** How a Markdown text is drawn while it comes. */
export interface DrawingOptions extends MarkdownOptions {
  /** More of the text is to come. What is there is drawn once a frame, and not ended. */
  readonly streaming?: boolean | undefined;
}

/** Characters that a frame writes at most, however many have come since the last one. */
const longestPiece = 8192;

class MarkdownDirective extends Directive {
  #element: Element | null = null;
  #options: DrawingOptions = {};
  #text = "";
  /** Writes on what stands there; null where nothing does, or it has been ended. */
  #writer: MarkdownWriter | null = null;
  /** What stands there, and how it was asked for. */
  #drawn: string | null = null;
  #look = "";
  #frame = 0;

  override render(text: string, options?: DrawingOptions): unknown {
    return options === undefined ? text : noChange;
  }

  override update(part: ElementPart, [text, options = {}]: [string, DrawingOptions?]): unknown {
    adoptRichProse(part.options?.host);
    this.#element = part.element;
    this.#text = text;
    this.#options = options;
    if (options.streaming === true) {
      if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#drawPiece);
    } else {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#drawWhole();
    }
    return noChange;
  }

  readonly #drawPiece = (): void => {
    this.#frame = 0;
    if (!this.#continues) this.#beginOn(this.#element ?? new DocumentFragment());
    this.#write((this.#drawn ?? "").length + longestPiece);
    if (this.#drawn !== this.#text) this.#frame = requestAnimationFrame(this.#drawPiece);
  };

  #drawWhole(): void {
    const isThere = this.#writer === null && this.#drawn === this.#text;
    if (isThere && this.#look === lookOf(this.#options)) return;
    if (this.#continues) {
      this.#write(this.#text.length);
      this.#writer?.end();
    } else {
      // What is not in the page yet costs less to change.
      const nodes = new DocumentFragment();
      this.#beginOn(nodes);
      this.#write(this.#text.length);
      this.#writer?.end();
      this.#element?.replaceChildren(nodes);
    }
    this.#writer = null;
  }

  /** Whether the text only adds something to what stands there. */
  get #continues(): boolean {
    const isOpen = this.#writer !== null && this.#look === lookOf(this.#options);
    return isOpen && this.#text.startsWith(this.#drawn ?? "");
  }

  #beginOn(root: Element | DocumentFragment): void {
    root.replaceChildren();
    this.#drawn = "";
    this.#look = lookOf(this.#options);
    this.#writer = new MarkdownWriter(root, this.#writerOptions());
  }

  #write(end: number): void {
    this.#writer?.write(this.#text.slice((this.#drawn ?? "").length, end));
    this.#drawn = this.#text.slice(0, end);
  }

  /** What is drawn outlives the options that it was drawn with: each update brings new ones. */
  #writerOptions(): MarkdownOptions {
    const { citations, code, images } = this.#options;
    return { images, code: code && this.#codeTools(code), citations: citations && this.#cited(citations) };
  }

  #codeTools({ copyName }: CodeTools): CodeTools {
    return { copyName, copied: (succeeded) => this.#options.code?.copied?.(succeeded) };
  }

  #cited({ count, nameOf }: CitationTools): CitationTools {
    return { count, nameOf, show: (...shown) => this.#options.citations?.show(...shown) };
  }
}

/** What of the options can be seen. */
function lookOf({ citations, code, images }: DrawingOptions): string {
  const cited = citations && `${String(citations.count)} ${citations.nameOf("")}`;
  return [images === true, code?.copyName, cited].join();
}

/**
 * Fills an element with a Markdown text: `<div ${markdown(text)}></div>`. A longer text that
 * continues the one before it, while `streaming` is said, only adds what is new.
 */
export const markdown = directive(MarkdownDirective);
