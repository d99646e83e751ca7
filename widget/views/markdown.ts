import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { MarkdownWriter } from "../markdown.js";

class MarkdownDirective extends Directive {
  #text: string | null = null;

  override render(text: string): unknown {
    return text;
  }

  override update({ element }: ElementPart, [text]: [string]): unknown {
    if (text !== this.#text) {
      const writer = new MarkdownWriter(element);
      element.replaceChildren();
      writer.write(text);
      writer.end();
      this.#text = text;
    }
    return noChange;
  }
}

/** Fills an element with a Markdown text: `<div ${markdown(text)}></div>`. */
export const markdown = directive(MarkdownDirective);
