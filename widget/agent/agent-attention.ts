import type { Attention } from "../chat.js";
import type { AgentTexts } from "../locales/agent/index.js";
import type { Messages } from "../locales/index.js";
import type { AgentSession } from "./session.js";
import { troubleSentence } from "./trouble-sentence.js";

/**
 * Reads off a session what the visitor should be made aware of. `asked` is the name of the tool that
 * waits for the visitor's word.
 */
export function agentAttention(
  session: AgentSession,
  messages: Messages,
  texts: AgentTexts,
  asked: string,
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
    if (session.remark !== null) return session.remark;
    if (awaited !== null) return messages.text(`waiting.${awaited}`);
    if (session.isAnswering) return messages.text("chat.writing");
    return asked === "" ? "" : texts("tool.asking", { name: asked });
  }
}
