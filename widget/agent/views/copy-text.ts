import type { AgentSession } from "../session.js";

/** Puts a text on the clipboard, and says whether the browser has allowed it. */
export async function copyText(text: string, session: AgentSession): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    session.say("answer.copied");
  } catch {
    session.say("answer.copyFailed");
  }
}
