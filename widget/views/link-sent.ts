import { html } from "lit";
import { envelope } from "../icons.js";
import { textButton } from "./buttons.js";
import { captchaSlot } from "./captcha-slot.js";
import { icon } from "./icon.js";
import { isolate } from "./isolate.js";
import { noticeLine } from "./notice.js";
import { sentAgain } from "./sent-again.js";
import type { Screen } from "./view.js";

/** Tells the visitor to open the link that was sent by e-mail. */
export const linkSentScreen: Screen = (view) => {
  const { messages, session } = view;
  const { state } = session;
  return html`
    <div class="page">
      <span class="emblem">${icon(envelope)}</span>
      <h3>${messages.text("link.title")}</h3>
      <p class="muted" id="link-text">
        ${messages.text("link.text", { email: isolate(state.email) })}
      </p>
      ${sentAgain(view, "link.resent")} ${noticeLine(state, messages)} ${captchaSlot(view)}
      <div class="alternatives">
        <button
          type="button"
          class="plain"
          data-focus
          aria-describedby="link-text"
          @click=${(): void => {
            session.sendAgain();
          }}
        >
          ${messages.text("link.resend")}
        </button>
        ${textButton("plain", messages.text("code.change"), () => {
          session.changeEmail();
        })}
      </div>
    </div>
  `;
};
