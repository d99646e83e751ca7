import { html, type TemplateResult } from "lit";
import type { Messages } from "../locales/index.js";
import type { Screen } from "./view.js";

/** While what the chat needs is on its way. */
export function loadingPage(messages: Messages): TemplateResult {
  return html`
    <div class="page centred">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <p class="muted">${messages.text("loading.text")}</p>
    </div>
  `;
}

/** While the gate's configuration is on its way. */
export const loadingScreen: Screen = ({ messages }) => loadingPage(messages);
