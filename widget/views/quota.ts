import { html, nothing } from "lit";
import { speech } from "../icons.js";
import { card } from "./card.js";
import { conversation } from "./conversation.js";
import type { Screen } from "./view.js";

/** The free messages are used up: what was said stays, and the field gives way to signing up. */
export const quotaScreen: Screen = (view) => {
  const { messages, settings } = view;
  const { signUpUrl } = settings;
  const invite = signUpUrl === null ? "quota.text" : "quota.invite";
  const actions =
    signUpUrl === null
      ? nothing
      : html`<a
          class="primary"
          data-focus
          href=${signUpUrl}
          target="_blank"
          rel="noopener"
          aria-describedby="card-text"
          >${messages.text("quota.signUp")}<span class="quiet">
            (${messages.text("newTab")})</span
          ></a
        >`;
  const content = {
    icon: speech,
    title: messages.text("quota.title"),
    text: messages.text(invite),
    actions,
  };
  return conversation(view, card(content, false));
};
