import { html, nothing } from "lit";
import type { TextKey } from "../locales/index.js";
import type { View } from "./view.js";

/** Tells that another code or link is on its way, which nothing else on the screen shows. */
export function sentAgain({ messages, session }: View, key: TextKey): unknown {
  if (!session.wasSentAgain) return nothing;
  return html`<p class="sent-again">${messages.text(key)}</p>`;
}
