import type { AgentKey, AgentTexts } from "../locales/agent/index.js";
import type { Messages, TextKey } from "../locales/index.js";
import type { Trouble } from "./trouble.js";

/** What a visitor reads of a trouble. */
export function troubleSentence(
  { text }: Trouble,
  { messages, texts }: { readonly messages: Messages; readonly texts: AgentTexts },
): string {
  return text.startsWith("agent.") ? texts(text as AgentKey) : messages.text(text as TextKey);
}
