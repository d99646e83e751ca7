// @ts-check
// Chats, messages and documents as the iMBRACE wire has them.

/** @param {number} ms */
const iso = (ms) => new Date(ms).toISOString();

/**
 * @param {import("../store/imbrace/agent-chats.mjs").AgentChat} chat
 * @param {boolean} processing whether an answer is under way
 */
export function chatOnWire(chat, processing) {
  const { id, createdAt, title, userId, organizationId, assistantId, visibility, type } = chat;
  return {
    id,
    createdAt: iso(createdAt),
    title,
    userId,
    organizationId,
    assistantId,
    visibility,
    type,
    status: processing ? "processing" : "idle",
    lastContext: null,
  };
}

/** @param {import("../store/imbrace/agent-messages.mjs").AgentMessage} message */
export function messageOnWire({ id, chatId, role, parts, metadata, createdAt }) {
  return { id, chatId, role, parts, attachments: [], metadata, createdAt: iso(createdAt) };
}

/** @param {import("../store/imbrace/documents.mjs").Document} document */
export function documentOnWire({ id, createdAt, title, content, kind, userId }) {
  return { id, createdAt: iso(createdAt), title, content, kind, userId };
}
