// @ts-check
// Chats and messages as the wire has them. Messages carry their id by both of its names: the
// observed one, and the documented one for answers that clients hand on as they are.

/** @typedef {ReturnType<typeof messageOnWire>} WireMessage */

/** @param {number} ms */
const iso = (ms) => new Date(ms).toISOString();

/** @param {import("../store/chats.mjs").Chat} chat */
export function chatOnWire(chat) {
  const { id, userId, releaseId, title, createdAt, updatedAt, messageCount } = chat;
  return {
    _id: id,
    title,
    releases: [releaseId],
    ownerUser: userId,
    messageCount,
    ...(messageCount > 0 && { lastMessageAt: iso(updatedAt) }),
    visibility: "private",
    archived: false,
    metadata: { createdAt: iso(createdAt), updatedAt: iso(updatedAt), createdBy: userId },
  };
}

/** @param {import("../store/messages.mjs").Message} message */
export function messageOnWire(message) {
  const { id, chatId, role, content, context, interrupted, writtenAt } = message;
  return {
    _id: id,
    id,
    chatId,
    role,
    content,
    contentType: "text",
    timestamp: iso(writtenAt),
    ...(context && { context }),
    ...(interrupted && { metadata: { interrupted } }),
    ...(message.variants && {
      arenaVariants: message.variants,
      arenaExpectedVariants: message.variants.length,
      arenaStreamingStatus: "complete",
    }),
    ...(message.selectedVariant !== null && { arenaSelectedIndex: message.selectedVariant }),
  };
}
