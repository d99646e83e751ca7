// @ts-check
// What a client sends to a chat: messages as language models take them, or as user interfaces have
// them. Only a user's words and files, and what is said of tools that wait, are taken from it.

import { isToolUIPart } from "ai";

/** @typedef {import("ai").UIMessage} UIMessage */
/** @typedef {import("ai").UIMessage["parts"]} Parts */
/** @typedef {{ id?: unknown, role?: unknown, content?: unknown, parts?: unknown }} Incoming */
/** @typedef {{ id: string, approved: boolean, reason?: string }} Approval */

/**
 * The parts of a message, whichever of both ways it was written.
 * @param {Incoming} message
 * @returns {unknown} to be held against a schema
 */
export function partsOf({ content, parts }) {
  if (parts !== undefined) return parts;
  if (typeof content === "string") return [{ type: "text", text: content }];
  return Array.isArray(content) ? content.map(uiPart) : content;
}

/**
 * A part as user interfaces have it.
 * @param {any} part as language models take it
 */
function uiPart(part) {
  if (part?.type !== "file" && part?.type !== "image") return part;
  const { data, image, mediaType = "image/*", filename } = part;
  return { type: "file", url: data ?? image, mediaType, ...(filename && { filename }) };
}

/**
 * The parts as they are stored: what is known of them, and nothing else.
 * @param {any[]} parts that fit the schema
 * @returns {Parts}
 */
export function storedParts(parts) {
  return parts.map((part) => {
    if (part.type === "text") return { type: "text", text: part.text };
    const { url, mediaType, name, filename = name } = part;
    // The service's own clients name a file by one of these, the `ai` package's by the other.
    return { type: "file", url, mediaType, ...(filename && { name: filename, filename }) };
  });
}

/**
 * What is said of tools that wait, anywhere in the messages.
 * @param {Incoming[]} messages
 * @returns {Approval[]}
 */
export function approvalsIn(messages) {
  return messages
    .flatMap(({ parts }) => (Array.isArray(parts) ? parts : []))
    .flatMap((part) => (part?.state === "approval-responded" ? [part.approval] : []))
    .filter(
      (approval) => typeof approval?.id === "string" && typeof approval.approved === "boolean",
    )
    .map(({ id, approved, reason }) => ({
      id,
      approved,
      ...(typeof reason === "string" && { reason: reason.slice(0, 500) }),
    }));
}

/**
 * A message whose tools have been spoken of. Everything else of it stays as it was stored.
 * @param {Parts} parts
 * @param {Approval[]} approvals
 * @returns {Parts | null} null when no tool in it waits for any of them
 */
export function withApprovals(parts, approvals) {
  let found = false;
  const spokenOf = parts.map((part) => {
    if (!isToolUIPart(part) || part.state !== "approval-requested") return part;
    const approval = approvals.find(({ id }) => id === part.approval.id);
    if (!approval) return part;
    found = true;
    return { ...part, state: /** @type {const} */ ("approval-responded"), approval };
  });
  return found ? spokenOf : null;
}
