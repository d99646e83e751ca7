import type { ToolCall } from "../../js/ui-message.js";
import type { Attention } from "../chat.js";
import type { AgentTexts } from "../locales/agent/index.js";
import type { Messages } from "../locales/index.js";
import type { AgentSession } from "./session.js";
import { troubleSentence } from "./trouble-sentence.js";

/** Reads off a session what the visitor should be made aware of. */
export function agentAttention(
  session: AgentSession,
  messages: Messages,
  texts: AgentTexts,
): Attention {
  const { awaited, document, edited } = session;
  const screen = document === null ? "chat" : "document";
  return {
    screen,
    focus: [screen, edited === null ? "" : "edit", session.count, awaited].join(),
    spoken: spokenText(),
  };

  function spokenText(): string {
    if (session.trouble !== null) return troubleSentence(session.trouble, { messages, texts });
    if (session.phase === "checking") return texts("agent.checking");
    if (session.remark !== null) return messages.text(session.remark);
    if (awaited !== null) return messages.text(`waiting.${awaited}`);
    if (session.isAnswering) return messages.text("chat.writing");
    const asked = nameOfAsked(session);
    return asked === "" ? "" : texts("tool.asking", { name: asked });
  }
}

/** The tool that waits for the visitor's word. */
function nameOfAsked({ turns }: AgentSession): string {
  const parts = turns.at(-1)?.message.parts ?? [];
  const part = parts.find((part) => (part as Partial<ToolCall>).state === "approval-requested");
  if (part === undefined) return "";
  const { title, toolName } = part as { title?: string; toolName?: string };
  return title ?? toolName ?? part.type.replace(/^tool-/, "").replaceAll("_", " ");
}
