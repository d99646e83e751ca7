import { html } from "lit";
import { markdown } from "./markdown.js";
import { noticeLine } from "./notice.js";
import type { Screen } from "./view.js";

/** The release's terms, which the visitor accepts before the waiting message is sent. */
export const termsScreen: Screen = ({ messages, session }) => {
  const { flow, state } = session;
  const title = state.terms?.title ?? "";
  return html`
    <section class="terms" aria-labelledby="terms-title">
      <div class="scroll" tabindex="0" data-focus aria-labelledby="terms-title" role="group">
        <h3 id="terms-title" dir="auto">${title === "" ? messages.text("terms.title") : title}</h3>
        <div class="prose" dir="auto" ${markdown(state.terms?.content ?? "")}></div>
      </div>
      <div class="foot">
        ${noticeLine(state, messages)}
        <div class="pair">
          <button
            type="button"
            class="secondary"
            @click=${(): void => {
              flow.declineTerms();
            }}
          >
            ${messages.text("terms.decline")}
          </button>
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
