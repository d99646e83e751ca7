import { html, nothing, type TemplateResult } from "lit";
import { cloudOff, warning } from "../../icons.js";
import { textButton } from "../../views/buttons.js";
import { composer } from "../../views/composer.js";
import { icon } from "../../views/icon.js";
import { square } from "../icons.js";
import { troubleSentence } from "../trouble-sentence.js";
import { attachButton } from "./attach-button.js";
import type { AgentView } from "./view.js";

/** What stands below a conversation: what is the matter, and the field. */
export function foot(view: AgentView): TemplateResult {
  return html`
    ${trouble(view)} ${checking(view)} ${remark(view)}
    ${view.drawing?.attachmentList(view)} ${field(view)}
  `;
}

function trouble(view: AgentView): unknown {
  const { messages, session } = view;
  if (session.trouble === null) return nothing;
  return html`
    <div class="notice trouble">
      ${icon(session.trouble.text === "notice.network-error" ? cloudOff : warning)}
      <p>${troubleSentence(session.trouble, view)}</p>
      ${textButton("plain", messages.text("retry"), session.trouble.retry)}
    </div>
  `;
}

function checking({ session, texts }: AgentView): unknown {
  if (session.phase !== "checking") return nothing;
  return html`<p class="notice"><span class="spinner"></span>${texts("agent.checking")}</p>`;
}

function remark({ session }: AgentView): unknown {
  if (session.remark === null) return nothing;
  return html`<p class="remark">${session.remark}</p>`;
}

function field(view: AgentView): TemplateResult {
  const { messages, session, update } = view;
  const { typed } = session;
  return html`
    <div
      class="field"
      @paste=${({ clipboardData }: ClipboardEvent): void => {
        if (clipboardData !== null && clipboardData.files.length > 0) {
          void session.attach(clipboardData.files);
        }
      }}
    >
      ${composer(messages, {
        text: typed.message,
        canSend: session.canSend,
        onInput: (text) => {
          typed.message = text;
          update();
        },
        onSend: () => {
          session.send();
        },
        before: attachButton(view),
        ...(session.isAnswering && { action: stopButton(view) }),
      })}
    </div>
  `;
}

function stopButton({ session, texts }: AgentView): TemplateResult {
  return html`
    <button
      class="send stop"
      type="button"
      title=${texts("agent.stop")}
      aria-label=${texts("agent.stop")}
      @click=${(): void => {
        session.stop();
      }}
    >
      ${icon(square)}
    </button>
  `;
}
