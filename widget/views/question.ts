import { html, type TemplateResult } from "lit";
import type { View } from "./view.js";

/** What the visitor has asked. */
export function question(text: string, { messages }: Pick<View, "messages">): TemplateResult {
  return html`
    <div class="question">
      <span class="quiet">${messages.text("chat.you")}:</span>
      <p part="question" dir="auto">${text}</p>
    </div>
  `;
}
