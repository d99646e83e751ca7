import { html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../locales/index.js";

/**
 * Questions that one could begin with, as buttons that ask them. They are gone then, so the focus
 * goes on to the conversation.
 */
export function suggestions(
  messages: Messages,
  questions: readonly string[],
  ask: (question: string) => void,
): TemplateResult | typeof nothing {
  if (questions.length === 0) return nothing;
  return html`
    <ul class="suggestions" part="suggestions" aria-label=${messages.text("chat.suggestions")}>
      ${questions.map(
        (question) =>
          html`<li>
            <button
              type="button"
              dir="auto"
              @click=${({ currentTarget }: Event): void => {
                (currentTarget as HTMLElement).closest<HTMLElement>(".log")?.focus();
                ask(question);
              }}
            >
              ${question}
            </button>
          </li>`,
      )}
    </ul>
  `;
}
