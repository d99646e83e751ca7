import { html, type TemplateResult } from "lit";

/** A drawing beside a text or inside a button that has a name of its own. */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${path}></path>
  </svg>`;
}
