import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icon.js";

type Act = (event: Event) => void;

/** A button that has nothing but words. */
export function textButton(
  kind: "primary" | "secondary" | "plain",
  text: string,
  act: Act,
): TemplateResult {
  return html`<button type="button" class=${kind} @click=${act}>${text}</button>`;
}

/** A button that has nothing but a picture; its name is told by itself, and by pointing at it. */
export function iconButton(name: string, path: string, act: Act, pressed?: boolean): TemplateResult {
  return html`<button
    type="button"
    class="tool"
    title=${name}
    aria-label=${name}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    @click=${act}
  >
    ${icon(path)}
  </button>`;
}
