import { html, type TemplateResult } from "lit";
import type { Messages } from "../locales/index.js";

/** What can keep a message from going out: no network, or an answer that another tab awaits. */
export type Awaited = "network" | "tab";

/** What stands below a message that waits, with a way to take it back. */
export function waitingMessage(
  messages: Messages,
  awaited: Awaited,
  takeBack: () => void,
): TemplateResult {
  return html`
    <p class="waiting">
      ${messages.text(`waiting.${awaited}`)}
      <button type="button" class="plain" @click=${takeBack}>${messages.text("cancel")}</button>
    </p>
  `;
}
