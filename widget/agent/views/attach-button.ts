import { html, type TemplateResult } from "lit";
import { ATTACHMENT_TYPES } from "../../../js/imbrace/attachment.js";
import { icon } from "../../views/icon.js";
import { paperclip } from "../icons.js";
import type { AgentView } from "./view.js";

/** Opens the browser's picker of files. */
export function attachButton({ session, texts }: AgentView): TemplateResult {
  const name = texts("attach.add");
  return html`
    <button
      type="button"
      class="tool"
      title=${name}
      aria-label=${name}
      @click=${({ currentTarget }: Event): void => {
        ((currentTarget as Element).nextElementSibling as HTMLInputElement).click();
      }}
    >
      ${icon(paperclip)}
    </button>
    <input
      type="file"
      multiple
      hidden
      aria-label=${name}
      accept=${ATTACHMENT_TYPES.join(",")}
      @change=${({ currentTarget }: Event): void => {
        const input = currentTarget as HTMLInputElement;
        void session.attach(input.files ?? []);
        input.value = "";
      }}
    />
  `;
}
