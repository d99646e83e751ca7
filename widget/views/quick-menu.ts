import { html, nothing } from "lit";
import { answerTexts } from "./answer-texts.js";
import { quickActions } from "./gate-menu.js";
import { icon } from "./icon.js";
import type { View } from "./view.js";

/** What can be done with the conversation, in a line above the field, where the owner wants that. */
export function quickMenu(view: View): unknown {
  const { session, settings } = view;
  const actions = settings.quickMenu && session.tool === null ? quickActions(view) : [];
  if (actions.length === 0) return nothing;
  return html`
    <div class="quick" role="group" aria-label=${answerTexts(view)("quick.name")}>
      ${actions.map(
        ({ act, icon: path, text }) =>
          html`<button type="button" @click=${act}>${icon(path)}${text}</button>`,
      )}
    </div>
  `;
}
