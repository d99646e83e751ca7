import { html, nothing, type TemplateResult } from "lit";
import { iconButton, textButton } from "../../views/buttons.js";
import { isPlainEnter } from "../../views/composer.js";
import { pencil } from "../answer-icons.js";
import type { Turn } from "../turn.js";
import { file } from "./file.js";
import type { AgentView } from "./view.js";

/** What the visitor has asked, with its files. The last one can be changed. */
export function question(turn: Turn, view: AgentView): TemplateResult {
  const { messages, session, texts } = view;
  const isEditable = session.isEditable(turn);
  const files = turn.message.parts.map((part) =>
    part.type === "file" ? file(part, view) : nothing,
  );
  return html`
    <div class="question">
      <span class="quiet">${messages.text("chat.you")}:</span>
      ${isEditable && session.edited !== null ? form(session.edited, view) : words(turn)}
    </div>
    <div class="question-files">${files}</div>
    ${
      isEditable && session.edited === null && turn.text !== ""
        ? html`<div class="question-tools">
            ${iconButton(texts("agent.edit"), pencil, () => {
              session.edit();
            })}
          </div>`
        : nothing
    }
  `;
}

function words({ text }: Turn): TemplateResult {
  return html`<p part="question" dir="auto" ?hidden=${text === ""}>${text}</p>`;
}

function form(text: string, { messages, session, texts, update }: AgentView): TemplateResult {
  return html`
    <form
      class="edit"
      @submit=${(event: SubmitEvent): void => {
        event.preventDefault();
        session.submitEdit();
      }}
    >
      <textarea
        rows="3"
        dir="auto"
        data-focus-tool
        aria-label=${texts("agent.edit")}
        .value=${text}
        @input=${({ target }: InputEvent): void => {
          session.edited = (target as HTMLTextAreaElement).value;
          update();
        }}
        @keydown=${(event: KeyboardEvent): void => {
          if (!isPlainEnter(event)) return;
          event.preventDefault();
          session.submitEdit();
        }}
      ></textarea>
      <div class="pair">
        ${textButton("secondary", messages.text("cancel"), () => {
          session.cancelEdit();
        })}
        <button type="submit" class="primary" aria-disabled=${String(text.trim() === "")}>
          ${messages.text("composer.send")}
        </button>
      </div>
    </form>
  `;
}
