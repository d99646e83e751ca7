import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { key } from "../icons.js";
import { sixDigits } from "../six-digits.js";
import { textButton } from "./buttons.js";
import { captchaSlot } from "./captcha-slot.js";
import { fieldError } from "./field-error.js";
import { icon } from "./icon.js";
import { isolate } from "./isolate.js";
import { noticeLine, noticeText } from "./notice.js";
import { sentAgain } from "./sent-again.js";
import { submitButton } from "./submit-button.js";
import type { Screen, View } from "./view.js";

/** Asks for the six digits that were sent by e-mail. */
export const codeScreen: Screen = (view) => {
  const { messages, session } = view;
  const { state, typed } = session;
  const rejected = state.notice === "code-rejected";
  const problem = errorText(view);
  return html`
    <form
      class="page"
      novalidate
      @submit=${(event: SubmitEvent): void => {
        event.preventDefault();
        session.submitCode();
      }}
    >
      <span class="emblem">${icon(key)}</span>
      <h3>${messages.text("code.title")}</h3>
      <p class="muted" id="code-text">
        ${messages.text("code.text", { email: isolate(state.email) })}
      </p>
      <label for="code">${messages.text("code.label")}</label>
      <input
        id="code"
        class="digits"
        name="code"
        dir="ltr"
        inputmode="numeric"
        autocomplete="one-time-code"
        required
        data-focus
        aria-invalid=${String(problem !== "")}
        aria-describedby="code-text field-error"
        .value=${live(typed.code)}
        @input=${(event: InputEvent): void => {
          typed.code = sixDigits((event.target as HTMLInputElement).value);
          session.invalid = null;
          view.update();
        }}
      />
      ${fieldError(problem)} ${sentAgain(view, "code.resent")}
      ${rejected ? nothing : noticeLine(state, messages)} ${captchaSlot(view)}
      ${submitButton(messages.text("code.submit"), state.busy)}
      <div class="alternatives">
        ${textButton("plain", messages.text("code.resend"), () => {
          session.sendAgain();
        })}
        ${textButton("plain", messages.text("code.change"), () => {
          session.changeEmail();
        })}
      </div>
    </form>
  `;
};

function errorText({ messages, session }: View): string {
  if (session.invalid === "code") return messages.text("code.invalid");
  return session.state.notice === "code-rejected" ? noticeText(session.state, messages) : "";
}
