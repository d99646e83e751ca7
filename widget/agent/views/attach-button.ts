import { html, type TemplateResult } from "lit";
import { ATTACHMENT_TYPES } from "../../../js/imbrace/attachment.js";
import { iconButton } from "../../views/buttons.js";
import { paperclip } from "../icons.js";
import type { AgentView } from "./view.js";

/** Opens the browser's picker of files. */
export function attachButton({ session, texts }: AgentView): TemplateResult {
  const name = texts("attach.add");
  return html`
    ${iconButton(name, paperclip, ({ currentTarget }) => {
      ((currentTarget as Element).nextElementSibling as HTMLInputElement).click();
    })}
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
