import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icon.js";

export interface Card {
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  /** A word for whoever helps the visitor, such as the code of an error. */
  readonly detail?: string;
  /** Buttons or links. */
  readonly actions: unknown;
}

/** A short message with something to do about it: a whole page, or above the foot of a chat. */
export function card(content: Card, whole: boolean): TemplateResult {
  const { actions, detail, icon: path, text, title } = content;
  return html`
    <div class=${whole ? "page centred" : "card"}>
      <span class="emblem">${icon(path)}</span>
      <h3>${title}</h3>
      <p class="muted" id="card-text">${text}</p>
      ${detail ? html`<p class="small muted"><code>${detail}</code></p>` : nothing} ${actions}
    </div>
  `;
}
