import { html, nothing } from "lit";

/** What is wrong with the field of a form; the field names it by `aria-describedby="field-error"`. */
export function fieldError(text: string): unknown {
  return text === "" ? nothing : html`<p class="field-error" id="field-error">${text}</p>`;
}
