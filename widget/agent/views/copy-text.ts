import type { AgentView } from "./view.js";

/** Puts a text on the clipboard, and says whether the browser has allowed it. */
export async function copyText(text: string, { messages, session }: AgentView): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    session.say(messages.text("answer.copied"));
  } catch {
    session.say(messages.text("answer.copyFailed"));
  }
}
