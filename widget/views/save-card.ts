import { html, type TemplateResult } from "lit";
import type { TranscriptFormat } from "../transcript.js";
import { answerTexts } from "./answer-texts.js";
import { textButton } from "./buttons.js";
import { gateTalk } from "./gate-talk.js";
import { save } from "./save.js";
import type { View } from "./view.js";

/** Asks in which form the conversation is to be saved. */
export function saveCard(view: View): TemplateResult {
  const { messages, session } = view;
  const texts = answerTexts(view);
  return html`
    <div class="tool-card" role="group" aria-labelledby="save-text">
      <p id="save-text">${texts("save.text")}</p>
      <div class="pair">
        <button type="button" class="primary" data-focus-tool @click=${saveAs("plain", view)}>
          ${texts("save.plain")}
        </button>
        ${textButton("primary", texts("save.markdown"), saveAs("markdown", view))}
        ${textButton("secondary", messages.text("cancel"), () => {
          session.use(null);
        })}
      </div>
    </div>
  `;
}

function saveAs(format: TranscriptFormat, view: View) {
  return (): void => {
    view.session.use(null);
    const talk = gateTalk(view);
    if (talk !== null) save(talk, format);
  };
}
