import type { ToolCall } from "../../js/ui-message.js";
import type { Turn } from "./turn.js";

/** The name of the tool that waits for the visitor's word; empty when none does. */
export function askedTool(turns: readonly Turn[]): string {
  const parts = turns.at(-1)?.message.parts ?? [];
  const part = parts.find((part) => (part as Partial<ToolCall>).state === "approval-requested");
  if (part === undefined) return "";
  const { title, toolName } = part as { title?: string; toolName?: string };
  return title ?? toolName ?? part.type.replace(/^tool-/, "").replaceAll("_", " ");
}
