import { html, nothing } from "lit";
import type { GateState } from "../../js/index.js";
import { warning } from "../icons.js";
import type { Messages } from "../locales/index.js";
import { icon } from "./icon.js";

/** The sentence for what the flow has to say; empty when it has nothing to say. */
export function noticeText(state: GateState, messages: Messages): string {
  const { notice, retryAfter, screen } = state;
  if (notice === null) return "";
  // In the chat a session renews itself; only where the visitor has to help is it news.
  if (notice === "session-renewed" && screen === "chat") return "";
  if (notice === "rate-limited" && retryAfter !== null) {
    return messages.text("notice.rate-limited-until", { time: messages.duration(retryAfter) });
  }
  return messages.text(`notice.${notice}`);
}

/** The flow's notice as a line of its own. It is spoken by the element's announcer. */
export function noticeLine(state: GateState, messages: Messages): unknown {
  const text = noticeText(state, messages);
  if (text === "") return nothing;
  return html`<p class="notice" data-notice=${state.notice ?? ""}>${icon(warning)}${text}</p>`;
}
