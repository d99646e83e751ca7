import { html, type TemplateResult } from "lit";
import { textButton } from "./buttons.js";
import type { View } from "./view.js";

/** The link that takes the conversation to the app, once it is ready. */
export function handoffCard(view: View): TemplateResult {
  const { messages, session } = view;
  const { link = null, step } = session.tools?.handoff ?? {};
  if (step === "working") {
    return html`<div class="tool-card"><span class="spinner"></span></div>`;
  }
  return html`
    <div class="tool-card" role="group" aria-labelledby="handoff-text">
      <p id="handoff-text">${messages.text(link === null ? "handoff.failed" : "handoff.ready")}</p>
      <div class="pair">
        ${textButton("secondary", messages.text("cancel"), () => {
          session.use(null);
        })}
        ${link === null ? again(view) : open(link, view)}
      </div>
    </div>
  `;
}

function open(link: string, { messages }: View): TemplateResult {
  return html`<a class="primary" data-focus-tool href=${link} target="_blank" rel="noopener"
    >${messages.text("handoff.open")}<span class="quiet"> (${messages.text("newTab")})</span></a
  >`;
}

function again({ messages, session }: View): TemplateResult {
  return html`<button
    type="button"
    class="primary"
    data-focus-tool
    @click=${(): void => {
      session.use("handoff");
    }}
  >
    ${messages.text("retry")}
  </button>`;
}
