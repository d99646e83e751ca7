import type { UIMessage, UIMessagePart } from "../../js/ui-message.js";
import { Turn } from "./turn.js";

/** More than this of a chat is not drawn: the newest count. */
const mostMessages = 200;

/** What a part of each kind needs, so that it can be drawn. */
const needed: Readonly<Record<string, readonly string[]>> = {
  text: ["text"],
  reasoning: ["text"],
  file: ["url", "mediaType"],
  "source-url": ["sourceId", "url"],
  "source-document": ["sourceId", "title"],
  "dynamic-tool": ["toolCallId", "toolName", "state"],
};

/**
 * The messages of a chat as the service keeps them, as far as they can be drawn. What a stream has
 * told beside them is with nobody else: it comes from the turns that are known.
 */
export function turnsFrom(stored: unknown, known: readonly Turn[] = []): Turn[] {
  const messages = Array.isArray(stored) ? (stored as unknown[]) : [];
  return messages.slice(-mostMessages).flatMap((message) => {
    const turn = turnFrom(message);
    if (turn === null) return [];
    turn.asides = known.find(({ message: { id } }) => id === turn.message.id)?.asides ?? [];
    return [turn];
  });
}

function turnFrom(stored: unknown): Turn | null {
  const { id, metadata, parts, role } = (stored ?? {}) as Record<string, unknown>;
  if (typeof id !== "string" || !Array.isArray(parts)) return null;
  if (role !== "user" && role !== "assistant") return null;
  const turn = new Turn({ id, role, parts: parts.filter(canBeDrawn) } satisfies UIMessage);
  turn.isStopped = (metadata as { interrupted?: unknown } | null | undefined)?.interrupted === true;
  return turn;
}

function canBeDrawn(part: unknown): part is UIMessagePart {
  const fields = (part ?? {}) as Record<string, unknown>;
  const { type } = fields;
  if (typeof type !== "string") return false;
  const names = type.startsWith("tool-") ? ["toolCallId", "state"] : (needed[type] ?? []);
  return names.every((name) => typeof fields[name] === "string");
}
