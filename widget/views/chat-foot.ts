import { html, nothing, type TemplateResult } from "lit";
import { cloudOff } from "../icons.js";
import { captchaSlot } from "./captcha-slot.js";
import { composer } from "./composer.js";
import { icon } from "./icon.js";
import { noticeLine } from "./notice.js";
import type { View } from "./view.js";

/**
 * What stands below a conversation that can go on. `action` is a button in the place of the one that
 * sends.
 */
export function chatFoot(view: View, action?: TemplateResult): TemplateResult {
  const { answers, messages, session } = view;
  return html`
    ${offlineBanner(view)} ${answers?.toolCard(view)} ${remark(session)}
    ${noticeLine(session.state, messages)} ${captchaSlot(view)} ${answers?.quickMenu(view)}
    ${field(view, action)} ${remaining(view)} ${view.release?.disclaimer()}
  `;
}

function field({ messages, session, update }: View, action?: TemplateResult): TemplateResult {
  const { typed } = session;
  return composer(messages, {
    text: typed.message,
    canSend: session.canSend,
    onInput: (text) => {
      typed.message = text;
      update();
    },
    onSend: () => {
      session.send();
    },
    ...(action && { action }),
  });
}

function offlineBanner({ messages, session }: View): unknown {
  if (session.state.screen !== "offline") return nothing;
  const title = messages.text("offline.title");
  const text = messages.text("offline.text");
  return html`<p class="notice">
    ${icon(cloudOff)}<span><strong>${title}.</strong> ${text}</span>
  </p>`;
}

function remark({ remark: text }: View["session"]): unknown {
  return text === null ? nothing : html`<p class="remark">${text}</p>`;
}

function remaining({ messages, session }: View): unknown {
  const left = session.state.remaining;
  if (left === null) return nothing;
  return html`<p class="remaining">${messages.count("chat.remaining", left)}</p>`;
}
