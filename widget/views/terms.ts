import { html } from "lit";
import { textButton } from "./buttons.js";
import { noticeLine } from "./notice.js";
import { richText } from "./rich-text.js";
import type { Screen } from "./view.js";

/** The release's terms, which the visitor accepts before the waiting message is sent. */
export const termsScreen: Screen = (view) => {
  const { messages, session } = view;
  const { flow, state } = session;
  const title = state.terms?.title ?? "";
  return html`
    <section class="terms" aria-labelledby="terms-title">
      <div class="scroll" tabindex="0" data-focus aria-labelledby="terms-title" role="group">
        <h3 id="terms-title" dir="auto">${title === "" ? messages.text("terms.title") : title}</h3>
        ${richText(state.terms?.content ?? "", view)}
      </div>
      <div class="foot">
        ${noticeLine(state, messages)}
        <div class="pair">
          ${textButton("secondary", messages.text("terms.decline"), () => {
            flow.declineTerms();
          })}
          <button
            type="button"
            class="primary"
            aria-disabled=${String(state.busy)}
            @click=${(): void => {
              if (!state.busy) flow.acceptTerms();
            }}
          >
            ${messages.text("terms.agree")}<span class="spinner" ?hidden=${!state.busy}></span>
          </button>
        </div>
      </div>
    </section>
  `;
};
