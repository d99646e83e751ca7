import { html, nothing, type TemplateResult } from "lit";
import { speech, warning } from "../../icons.js";
import type { Line } from "../../line.js";
import type { SignedInTexts } from "../../locales/signed-in/index.js";
import type { Messages } from "../../locales/index.js";
import { report } from "../../report.js";
import { textButton } from "../../views/buttons.js";
import { card } from "../../views/card.js";
import { chatFoot } from "../../views/chat-foot.js";
import { conversation } from "../../views/conversation.js";
import { icon } from "../../views/icon.js";
import type { View } from "../../views/view.js";
import type { Account } from "../account.js";
import type { SignedInFlow } from "../flow.js";
import { square } from "../icons.js";
import type { QuotaLevel } from "../quota.js";

/** The screens that a signed-in user has in the place of a visitor's. */
export function signedInScreens(
  flow: SignedInFlow,
  account: Account,
  texts: () => SignedInTexts,
): NonNullable<Line["screens"]> {
  return {
    chat: (view) => {
      const action = flow.isAnswering ? stopButton(flow, texts()) : undefined;
      return conversation(
        view,
        html`${quotaLine(account.quota.level, view.messages, texts())}
        ${endingLine(flow, view.messages, texts())} ${chatFoot(view, action)}`,
      );
    },
    quota: (view) => {
      const { span } = account.quota.level ?? { span: "day" };
      const content = {
        icon: speech,
        title: texts()("spent.title"),
        text: texts()(`spent.${span}`),
        actions:
          span === "conversation" ? newChat(view, texts()) : askAgain(view, flow, account),
      };
      return conversation(view, card(content, false));
    },
  };
}

/** How much of a quota is used, once that is worth a word. */
function quotaLine(
  quota: QuotaLevel | null,
  messages: Messages,
  texts: SignedInTexts,
): TemplateResult {
  // It is there before it has something to say: a live region that comes with its words is not heard.
  return html`<div role="status">${quota === null ? nothing : words(quota, messages, texts)}</div>`;
}

function words(
  { level, ratio, span }: QuotaLevel,
  messages: Messages,
  texts: SignedInTexts,
): TemplateResult {
  const percent = messages.number(Math.floor(ratio * 100) / 100, { style: "percent" });
  return html`<div class="notice" data-level=${level}>
    ${icon(warning)}
    <p>${texts(`quota.${span}`, { percent })}</p>
  </div>`;
}

function endingLine(flow: SignedInFlow, messages: Messages, texts: SignedInTexts): unknown {
  if (flow.ending === null) return nothing;
  if (flow.ending === "stopped") return html`<p class="remark">${texts("chat.stopped")}</p>`;
  return html`
    <div class="notice" role="status">
      ${icon(warning)}
      <p>${texts("chat.cut")}</p>
      ${textButton("plain", messages.text("retry"), () => {
        flow.again();
      })}
    </div>
  `;
}

function stopButton(flow: SignedInFlow, texts: SignedInTexts): TemplateResult {
  return html`
    <button
      class="send stop"
      type="button"
      title=${texts("chat.stop")}
      aria-label=${texts("chat.stop")}
      @click=${(): void => {
        flow.stop();
      }}
    >
      ${icon(square)}
    </button>
  `;
}

function newChat({ session }: View, texts: SignedInTexts): TemplateResult {
  return html`<button
    type="button"
    class="primary"
    data-focus
    aria-describedby="card-text"
    @click=${(): void => {
      session.clear();
    }}
  >
    ${texts("chat.new")}
  </button>`;
}

/** Asks the service whether there is something left again, which time alone may bring. */
function askAgain({ messages }: View, flow: SignedInFlow, account: Account): TemplateResult {
  return html`<button
    type="button"
    class="primary"
    data-focus
    aria-describedby="card-text"
    @click=${(): void => {
      account
        .refresh()
        .catch((cause: unknown) => {
          report.warn("What is left of the quota could not be asked for.", cause);
        })
        .finally(() => {
          flow.retry();
        });
    }}
  >
    ${messages.text("retry")}
  </button>`;
}
