import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { envelope } from "../icons.js";
import { captchaSlot } from "./captcha-slot.js";
import { fieldError } from "./field-error.js";
import { icon } from "./icon.js";
import { noticeLine, noticeText } from "./notice.js";
import { submitButton } from "./submit-button.js";
import type { Screen, View } from "./view.js";

/** Asks for the e-mail address that a code or a link is sent to. */
export const emailScreen: Screen = (view) => {
  const { messages, session } = view;
  const { state, typed } = session;
  const byLink = state.mode === "captcha+magic-link";
  const rejected = state.notice === "email-rejected";
  const problem = errorText(view);
  return html`
    <form
      class="page"
      novalidate
      @submit=${(event: SubmitEvent): void => {
        event.preventDefault();
        session.submitEmail();
      }}
    >
      <span class="emblem">${icon(envelope)}</span>
      <h3>${messages.text("email.title")}</h3>
      <p class="muted" id="email-text">
        ${messages.text(byLink ? "email.forLink" : "email.forCode")}
      </p>
      <label for="email">${messages.text("email.label")}</label>
      <input
        id="email"
        type="email"
        name="email"
        dir="ltr"
        autocomplete="email"
        required
        data-focus
        placeholder="name@example.com"
        aria-invalid=${String(problem !== "")}
        aria-describedby="email-text field-error"
        .value=${live(typed.email)}
        @input=${(event: InputEvent): void => {
          typed.email = (event.target as HTMLInputElement).value;
          session.invalid = null;
          view.update();
        }}
      />
      ${fieldError(problem)} ${consent(view)} ${rejected ? nothing : noticeLine(state, messages)}
      ${captchaSlot(view)}
      ${submitButton(messages.text(byLink ? "email.sendLink" : "email.sendCode"), state.busy)}
      ${privacyLink(view)}
    </form>
  `;
};

function errorText({ messages, session }: View): string {
  if (session.invalid === "email") return messages.text("email.invalid");
  return session.state.notice === "email-rejected" ? noticeText(session.state, messages) : "";
}

/** Consent to marketing is the visitor's to give: off until ticked. The homepage gate has none. */
function consent({ messages, session, update }: View): unknown {
  if (session.state.mode === "homepage") return nothing;
  const { typed } = session;
  return html`
    <label class="choice">
      <input
        type="checkbox"
        name="marketing-consent"
        .checked=${live(typed.consent)}
        @change=${(event: Event): void => {
          typed.consent = (event.target as HTMLInputElement).checked;
          update();
        }}
      />
      <span>${messages.text("email.consent")}</span>
    </label>
  `;
}

function privacyLink({ messages, settings }: View): unknown {
  if (settings.privacyUrl === null) return nothing;
  return html`
    <a class="small" href=${settings.privacyUrl} target="_blank" rel="noopener">
      ${messages.text("email.privacy")}<span class="quiet"> (${messages.text("newTab")})</span>
    </a>
  `;
}
