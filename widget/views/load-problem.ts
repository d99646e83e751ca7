import { html, type TemplateResult } from "lit";
import { warning } from "../icons.js";
import type { Messages } from "../locales/index.js";
import { card } from "./card.js";

/** What the chat needs could not be loaded. */
export function loadProblem(messages: Messages, retry: () => void): TemplateResult {
  const content = {
    icon: warning,
    title: messages.text("error.title"),
    text: messages.text("error.text"),
    actions: html`<button type="button" class="primary" data-focus @click=${retry}>
      ${messages.text("retry")}
    </button>`,
  };
  return card(content, true);
}
