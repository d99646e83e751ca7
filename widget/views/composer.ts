import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { arrowUp } from "../icons.js";
import { icon } from "./icon.js";
import type { View } from "./view.js";

/** The field for the next message: Enter sends, Shift and Enter begins a new line. */
export function composer(view: View): TemplateResult {
  const { messages, session, update } = view;
  const { typed } = session;
  return html`
    <form
      class="composer"
      @submit=${(event: SubmitEvent): void => {
        event.preventDefault();
        session.send();
      }}
    >
      <label class="quiet" for="message">${messages.text("composer.label")}</label>
      <div class="grow" data-text=${typed.message}>
        <textarea
          id="message"
          name="message"
          rows="1"
          dir=${typed.message === "" ? nothing : "auto"}
          enterkeyhint="send"
          autocomplete="off"
          data-focus
          placeholder=${messages.text("composer.placeholder")}
          .value=${live(typed.message)}
          @input=${(event: InputEvent): void => {
            typed.message = (event.target as HTMLTextAreaElement).value;
            update();
          }}
          @keydown=${(event: KeyboardEvent): void => {
            if (!isPlainEnter(event)) return;
            event.preventDefault();
            session.send();
          }}
        ></textarea>
      </div>
      <button
        class="send"
        type="submit"
        title=${messages.text("composer.send")}
        aria-label=${messages.text("composer.send")}
        aria-disabled=${String(!session.canSend)}
      >
        ${icon(arrowUp)}
      </button>
    </form>
  `;
}

/**
 * While an input method is composing, Enter chooses a word. Safari has ended the composition by
 * then, and tells only by the key code of such keys.
 */
function isPlainEnter(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
  const composing = event.isComposing || event.keyCode === 229;
  return event.key === "Enter" && !event.shiftKey && !composing;
}
