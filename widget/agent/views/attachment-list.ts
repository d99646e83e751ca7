import { html, nothing, type TemplateResult } from "lit";
import { cross } from "../../icons.js";
import { iconButton } from "../../views/buttons.js";
import { icon } from "../../views/icon.js";
import { isolate } from "../../views/isolate.js";
import type { Attachment } from "../attachments.js";
import { page } from "../icons.js";
import type { AgentView } from "./view.js";

/** The files that go along with the next message, or cannot. */
export function attachmentList(view: AgentView): unknown {
  const { session, texts } = view;
  const list = session.attachments?.list ?? [];
  if (list.length === 0) return nothing;
  return html`
    <ul class="files" aria-label=${texts("attach.list")}>
      ${list.map((attachment) => html`<li>${chip(attachment, view)}</li>`)}
    </ul>
  `;
}

function chip(attachment: Attachment, { session, texts }: AgentView): TemplateResult {
  const { name, state } = attachment;
  const remove = texts("attach.remove", { name: isolate(name) });
  return html`
    <div class="file" data-state=${state}>
      ${state === "uploading" ? html`<span class="spinner"></span>` : icon(page)}
      <span class="file-name" dir="auto">${name}</span>
      ${
        state === "ready"
          ? nothing
          : html`<span class="file-state">${texts(`attach.${state}`)}</span>`
      }
      ${iconButton(remove, cross, () => {
        session.attachments?.remove(attachment);
      })}
    </div>
  `;
}
