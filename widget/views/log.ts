import { html, type TemplateResult } from "lit";
import { arrowDown } from "../icons.js";
import type { Messages } from "../locales/index.js";
import { icon } from "./icon.js";

export interface Log {
  readonly content: unknown;
  /** How many questions there are, drawn or not. */
  readonly asked: number;
  /** How many answers there are, drawn or not, with one that is growing. */
  readonly answered: number;
  /** Nothing has been said yet. */
  readonly isFresh: boolean;
  /** An answer is growing. */
  readonly isBusy: boolean;
}

/**
 * The box that a conversation scrolls in. It is not live by itself: it would read out buttons and
 * the visitor's own words. The element's announcer speaks each answer once.
 */
export function log(
  messages: Messages,
  { answered, asked, content, isBusy, isFresh }: Log,
): TemplateResult {
  return html`
    <div class="log-frame">
      <div
        class=${isFresh ? "log fresh" : "log"}
        part="log"
        role="log"
        aria-live="off"
        aria-busy=${String(isBusy)}
        aria-label=${messages.text("chat.log")}
        tabindex="0"
        data-asked=${asked}
        data-answered=${answered}
      >
        ${content}
      </div>
      <button
        type="button"
        class="latest"
        title=${messages.text("chat.latest")}
        aria-label=${messages.text("chat.latest")}
        hidden
      >
        ${icon(arrowDown)}
      </button>
    </div>
  `;
}
