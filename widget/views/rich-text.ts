import { html, type TemplateResult } from "lit";
import type { Answers } from "../lazy-answers.js";
import type { DrawingOptions } from "./markdown.js";

/** A Markdown text as it should look, or as it was sent while its views are not there. */
export function richText(
  text: string,
  { answers }: { readonly answers: Answers | null },
  options: DrawingOptions = { code: {} },
): TemplateResult {
  return answers === null
    ? html`<div class="prose as-sent" dir="auto">${text}</div>`
    : html`<div class="prose" dir="auto" ${answers.markdown(text, options)}></div>`;
}
