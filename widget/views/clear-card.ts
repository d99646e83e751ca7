import { html, type TemplateResult } from "lit";
import { textButton } from "./buttons.js";
import type { View } from "./view.js";

/** Asks once more before the conversation is thrown away. */
export function clearCard({ messages, session }: View): TemplateResult {
  return html`
    <div class="tool-card" role="group" aria-labelledby="clear-text">
      <p id="clear-text">${messages.text("clear.text")}</p>
      <div class="pair">
        <button
          type="button"
          class="secondary"
          data-focus-tool
          @click=${(): void => {
            session.use(null);
          }}
        >
          ${messages.text("clear.cancel")}
        </button>
        ${textButton("primary", messages.text("clear.confirm"), () => {
          session.clear();
        })}
      </div>
    </div>
  `;
}
