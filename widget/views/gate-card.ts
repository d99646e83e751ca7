import { html, type TemplateResult } from "lit";
import { type Card, card } from "./card.js";
import { conversation, hasConversation } from "./conversation.js";
import type { View } from "./view.js";

/** Something stands in the way of the chat, and trying again may help. */
export function gateCard(view: View, content: Omit<Card, "actions">): TemplateResult {
  const { messages, session } = view;
  const { busy } = session.state;
  const actions = html`
    <button
      type="button"
      class="primary"
      data-focus
      aria-describedby="card-text"
      aria-disabled=${String(busy)}
      @click=${(): void => {
        if (!busy) session.flow.retry();
      }}
    >
      ${messages.text("retry")}<span class="spinner" ?hidden=${!busy}></span>
    </button>
  `;
  const talking = hasConversation(view);
  const drawn = card({ ...content, actions }, !talking);
  return talking ? conversation(view, drawn) : drawn;
}
