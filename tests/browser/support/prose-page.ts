// A page with a log as the chat has it, whose answers a test writes: the same directive, styles and
// scrolling, without a service.

import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from "lit";
import { LogScroll } from "../../../widget/log-scroll.js";
import { MarkdownWriter, plainText } from "../../../widget/markdown.js";
import { styleTexts } from "../../../widget/styles/index.js";
import { type DrawingOptions, markdown } from "../../../widget/views/markdown.js";
import { inStretches } from "../../../widget/views/stretches.js";

/** A question, an answer, or both. */
export interface Turn extends DrawingOptions {
  readonly question?: string;
  readonly text?: string;
}

export class ProseLog extends LitElement {
  static override readonly styles = styleTexts.map((text) => unsafeCSS(`@layer parley{${text}}`));

  #turns: readonly Turn[] = [];

  constructor() {
    super();
    new LogScroll(this, () => this.renderRoot);
  }

  /** Draws these in place of what was there; resolves when that is done. */
  show(turns: readonly Turn[]): Promise<boolean> {
    this.#turns = turns;
    this.requestUpdate();
    return this.updateComplete;
  }

  override render(): TemplateResult {
    const asked = this.#turns.filter(({ question }) => question !== undefined).length;
    const answered = this.#turns.filter(({ text }) => text !== undefined).length;
    return html`
      <div class="panel">
        <div class="body">
          <div class="log-frame">
            <div
              class="log"
              role="log"
              aria-live="off"
              aria-label="Conversation"
              tabindex="0"
              data-asked=${asked}
              data-answered=${answered}
            >
              ${inStretches(this.#turns, drawn, () => {
                this.requestUpdate();
              })}
            </div>
            <button type="button" class="latest" aria-label="Latest" hidden>↓</button>
          </div>
        </div>
      </div>
    `;
  }
}

function drawn({ question, text, ...options }: Turn): TemplateResult {
  return html`
    ${question === undefined ? nothing : html`<div class="question"><p>${question}</p></div>`}
    <div class="answer">
      ${text === undefined ? "…" : html`<div class="prose" dir="auto" ${markdown(text, options)}></div>`}
    </div>
  `;
}

customElements.define("prose-log", ProseLog);

declare global {
  interface HTMLElementTagNameMap {
    "prose-log": ProseLog;
  }
}

Object.assign(globalThis, { MarkdownWriter, plainText });
