import { html, type TemplateResult } from "lit";
import { saveFile } from "../save-file.js";
import { type TranscriptFormat, transcriptText } from "../transcript.js";
import { answerTexts } from "./answer-texts.js";
import { textButton } from "./buttons.js";
import { transcriptOptions } from "./share.js";
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
    const { session } = view;
    const text = transcriptText(session.transcript, format, transcriptOptions(view));
    const day = new Date().toISOString().slice(0, "2026-01-31".length);
    saveFile(text, `chat-${day}`, format);
    session.use(null);
    session.say(answerTexts(view)("save.done"));
  };
}
