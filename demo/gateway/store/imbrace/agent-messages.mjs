// @ts-check

/** @typedef {import("ai").UIMessage["parts"]} Parts */
/**
 * @typedef {object} AgentMessage
 * @property {string} id
 * @property {string} chatId
 * @property {"user" | "assistant"} role
 * @property {Parts} parts
 * @property {Record<string, unknown> | null} metadata
 * @property {number} createdAt milliseconds
 */
/** @typedef {{ messageId: string, isUpvoted: boolean }} Vote */

/** What was said in chats with agents, and what was thought of it. */
export class AgentMessages {
  #database;
  #now;

  /**
   * @param {import("../database.mjs").Database} database
   * @param {() => number} now
   */
  constructor(database, now) {
    this.#database = database;
    this.#now = now;
  }

  /**
   * Adds a message at the end of its chat, or replaces what stood under its id there.
   * @param {Omit<AgentMessage, "createdAt">} message
   * @returns {boolean} false when the chat is gone, or the id is another chat's
   */
  put({ id, chatId, role, parts, metadata }) {
    const changed = this.#database.run(
      `INSERT INTO imbrace_messages (id, chat_id, role, parts, metadata, created_at)
       SELECT ?, id, ?, ?, ?, ? FROM imbrace_chats WHERE id = ?
       ON CONFLICT (id) DO UPDATE SET parts = excluded.parts, metadata = excluded.metadata
         WHERE chat_id = excluded.chat_id AND role = excluded.role`,
      id,
      role,
      JSON.stringify(parts),
      metadata && JSON.stringify(metadata),
      this.#now(),
      chatId,
    );
    return changed > 0;
  }

  /**
   * @param {string} chatId
   * @returns {AgentMessage[]} oldest first
   */
  of(chatId) {
    return this.#database
      .all("SELECT * FROM imbrace_messages WHERE chat_id = ? ORDER BY position", chatId)
      .map(messageOf);
  }

  /**
   * @param {string} id
   * @returns {AgentMessage | null} anybody's
   */
  find(id) {
    const row = this.#database.get("SELECT * FROM imbrace_messages WHERE id = ?", id);
    return row ? messageOf(row) : null;
  }

  /** @param {string} chatId */
  count(chatId) {
    const count = "SELECT count(*) AS n FROM imbrace_messages WHERE chat_id = ?";
    return Number(this.#database.get(count, chatId)?.["n"]);
  }

  /**
   * Deletes a message and all after it in its chat.
   * @param {AgentMessage} message
   */
  deleteFrom(message) {
    this.#delete(message, ">=");
  }

  /**
   * Deletes all messages after one in its chat.
   * @param {AgentMessage} message
   */
  deleteAfter(message) {
    this.#delete(message, ">");
  }

  /**
   * @param {AgentMessage} message
   * @param {boolean} isUpvoted
   */
  vote({ id }, isUpvoted) {
    this.#database.run(
      "UPDATE imbrace_messages SET upvoted = ? WHERE id = ?",
      isUpvoted ? 1 : 0,
      id,
    );
  }

  /**
   * @param {string} chatId
   * @returns {Vote[]}
   */
  votes(chatId) {
    return this.#database
      .all(
        `SELECT id, upvoted FROM imbrace_messages
         WHERE chat_id = ? AND upvoted IS NOT NULL ORDER BY position`,
        chatId,
      )
      .map((row) => ({ messageId: row["id"], isUpvoted: row["upvoted"] === 1 }));
  }

  /**
   * @param {AgentMessage} message
   * @param {">" | ">="} which
   */
  #delete({ id, chatId }, which) {
    this.#database.run(
      `DELETE FROM imbrace_messages WHERE chat_id = ?
         AND position ${which} (SELECT position FROM imbrace_messages WHERE id = ?)`,
      chatId,
      id,
    );
  }
}

/**
 * @param {import("../database.mjs").Row} row
 * @returns {AgentMessage}
 */
function messageOf(row) {
  return {
    id: row["id"],
    chatId: row["chat_id"],
    role: row["role"],
    parts: JSON.parse(row["parts"]),
    metadata: row["metadata"] === null ? null : JSON.parse(row["metadata"]),
    createdAt: row["created_at"],
  };
}
