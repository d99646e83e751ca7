import { html, nothing, type TemplateResult } from "lit";
import { key } from "../../icons.js";
import type { SignedInKey, SignedInTexts } from "../../locales/signed-in/index.js";
import { card } from "../../views/card.js";

/** What somebody is told who is not in: to sign in, or to sign in again. */
export function loginSentence(state: string): SignedInKey {
  return state === "refused" ? "login.denied" : "login.text";
}

/** Stands in the chat's place until the page has logged somebody in. */
export function loginNotice(state: string, texts: SignedInTexts): TemplateResult {
  const content = {
    icon: key,
    title: texts("login.title"),
    text: texts(loginSentence(state)),
    actions: nothing,
  };
  return html`${card(content, true)}`;
}
