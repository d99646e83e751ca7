import type { Attention } from "./chat.js";
import type { Messages } from "./locales/index.js";
import type { Session } from "./session.js";
import { noticeText } from "./views/notice.js";

/** Rejected input: the focus goes back to the field, to correct it. */
const rejections: ReadonlySet<string | null> = new Set(["email-rejected", "code-rejected"]);

/** Reads off a session what the visitor should be made aware of. */
export function gateAttention(session: Session, messages: Messages): Attention {
  const { awaited, invalid, remark, state, tool, tools } = session;
  const { busy, notice, pending, screen } = state;
  const rejected = invalid ?? (rejections.has(notice) && !busy ? notice : "");
  const toolStep = tool === "handoff" ? tools?.handoff.step : "";
  return {
    screen,
    focus: [chatLike.has(screen) ? "chat" : screen, rejected, tool, toolStep, awaited].join(),
    spoken: spokenText(),
  };

  function spokenText(): string {
    if (invalid !== null) return messages.text(`${invalid}.invalid`);
    const said = noticeText(state, messages);
    if (said !== "") return said;
    if (session.wasSentAgain) {
      return messages.text(screen === "code" ? "code.resent" : "link.resent");
    }
    if (remark !== null) return remark;
    const asked = tools?.asked(messages.language) ?? "";
    if (asked !== "") return asked;
    if (awaited !== null) return messages.text(`waiting.${awaited}`);
    if (screen === "offline") return messages.text("offline.title");
    return pending === "" ? "" : messages.text("chat.writing");
  }
}

/** Screens that share the message field, which keeps its focus between them. */
const chatLike: ReadonlySet<string> = new Set(["chat", "offline"]);
