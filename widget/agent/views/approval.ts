import { html, type TemplateResult } from "lit";
import type { AgentView } from "./view.js";

const longestReason = 500;

/** Lets the visitor answer a tool that asks whether it may be used. */
export function approval(id: string, tool: string, { session, texts }: AgentView): TemplateResult {
  const answer = (approved: boolean) => (): void => {
    void session.decide(id, approved);
  };
  return html`
    <form
      class="approval"
      @submit=${(event: SubmitEvent): void => {
        event.preventDefault();
      }}
    >
      <label>
        <span class="small muted">${texts("tool.reason")}</span>
        <input
          type="text"
          dir="auto"
          autocomplete="off"
          maxlength=${longestReason}
          @input=${({ target }: InputEvent): void => {
            session.reasons.set(id, (target as HTMLInputElement).value);
          }}
        />
      </label>
      <div class="pair">
        <button
          type="button"
          class="secondary"
          aria-label=${`${texts("tool.deny")}: ${tool}`}
          @click=${answer(false)}
        >
          ${texts("tool.deny")}
        </button>
        <button
          type="button"
          class="primary"
          aria-label=${`${texts("tool.approve")}: ${tool}`}
          @click=${answer(true)}
        >
          ${texts("tool.approve")}
        </button>
      </div>
    </form>
  `;
}
