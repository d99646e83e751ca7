import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { arrowUp } from "../icons.js";
import type { Messages } from "../locales/index.js";
import { icon } from "./icon.js";

export interface Composer {
  /** What has been typed. */
  readonly text: string;
  readonly onInput: (text: string) => void;
  readonly onSend: () => void;
  readonly canSend: boolean;
  /** What stands before the field. */
  readonly before?: unknown;
  /** What stands in the place of the button that sends. */
  readonly action?: unknown;
}

/** The field for the next message: Enter sends, Shift and Enter begins a new line. */
export function composer(messages: Messages, options: Composer): TemplateResult {
  const { action, before = nothing, canSend, onInput, onSend, text } = options;
  return html`
    <form
      class="composer"
      part="composer"
      @submit=${(event: SubmitEvent): void => {
        event.preventDefault();
        onSend();
      }}
    >
      ${before}
      <label class="quiet" for="message">${messages.text("composer.label")}</label>
      <div class="grow" data-text=${text}>
        <textarea
          id="message"
          name="message"
          rows="1"
          dir=${text === "" ? nothing : "auto"}
          enterkeyhint="send"
          autocomplete="off"
          data-focus
          placeholder=${messages.text("composer.placeholder")}
          .value=${live(text)}
          @input=${(event: InputEvent): void => {
            onInput((event.target as HTMLTextAreaElement).value);
          }}
          @keydown=${(event: KeyboardEvent): void => {
            if (!isPlainEnter(event)) return;
            event.preventDefault();
            onSend();
          }}
        ></textarea>
      </div>
      ${action ?? sendButton(messages, canSend)}
    </form>
  `;
}

function sendButton(messages: Messages, canSend: boolean): TemplateResult {
  return html`
    <button
      class="send"
      type="submit"
      title=${messages.text("composer.send")}
      aria-label=${messages.text("composer.send")}
      aria-disabled=${String(!canSend)}
    >
      ${icon(arrowUp)}
    </button>
  `;
}

/**
 * While an input method is composing, Enter chooses a word. Safari has ended the composition by
 * then, and tells only by the key code of such keys.
 */
export function isPlainEnter(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
  const composing = event.isComposing || event.keyCode === 229;
  return event.key === "Enter" && !event.shiftKey && !composing;
}
