import { html, type TemplateResult } from "lit";

/** The button that sends a form; while a request is under way it keeps the focus and does nothing. */
export function submitButton(text: string, busy: boolean): TemplateResult {
  return html`<button class="primary" type="submit" aria-disabled=${String(busy)}>
    ${text}<span class="spinner" ?hidden=${!busy}></span>
  </button>`;
}
