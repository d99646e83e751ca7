// @ts-check

/** @typedef {import("../conversation.mjs").ContextItem} ContextItem */
/**
 * @typedef {object} Message
 * @property {string} id
 * @property {string} chatId
 * @property {"user" | "assistant"} role
 * @property {string} content
 * @property {ContextItem[] | null} context null for a user's
 * @property {boolean} interrupted whether the answer was cut off before its end
 * @property {number} writtenAt milliseconds
 */

/** What was said in signed-in users' chats. */
export class Messages {
  #database;
  #now;

  /**
   * @param {import("./database.mjs").Database} database
   * @param {() => number} now
   */
  constructor(database, now) {
    this.#database = database;
    this.#now = now;
  }

  /**
   * Adds a message at the end of its chat.
   * @param {Omit<Message, "writtenAt">} message
   * @returns {Message | null} null when the chat is gone
   */
  add(message) {
    const { id, chatId, role, content, context, interrupted } = message;
    const now = this.#now();
    return this.#database.transaction(() => {
      const there = "UPDATE chats SET updated_at = ? WHERE id = ?";
      if (this.#database.run(there, now, chatId) === 0) return null;
      this.#database.run(
        `INSERT INTO messages (id, chat_id, role, content, context, interrupted, written_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        id,
        chatId,
        role,
        content,
        context && JSON.stringify(context),
        interrupted ? 1 : 0,
        now,
      );
      return { ...message, writtenAt: now };
    });
  }

  /**
   * @param {string} chatId
   * @returns {Message[]} oldest first
   */
  of(chatId) {
    return this.#database
      .all("SELECT * FROM messages WHERE chat_id = ? ORDER BY position", chatId)
      .map(messageOf);
  }

  /**
   * @param {string} chatId
   * @returns {number} how many questions were asked in it
   */
  questions(chatId) {
    const row = this.#database.get(
      "SELECT count(*) AS n FROM messages WHERE chat_id = ? AND role = 'user'",
      chatId,
    );
    return Number(row?.["n"]);
  }

  /**
   * @param {string} id
   * @param {unknown} rating any JSON value: its scale is not documented
   */
  rate(id, rating) {
    this.#database.run("UPDATE messages SET rating = ? WHERE id = ?", JSON.stringify(rating), id);
  }
}

/**
 * @param {import("./database.mjs").Row} row
 * @returns {Message}
 */
function messageOf(row) {
  return {
    id: row["id"],
    chatId: row["chat_id"],
    role: row["role"],
    content: row["content"],
    context: row["context"] === null ? null : JSON.parse(row["context"]),
    interrupted: row["interrupted"] === 1,
    writtenAt: row["written_at"],
  };
}
