// @ts-check

/** @typedef {import("../conversation.mjs").ContextItem} ContextItem */
/** @typedef {{ variantIndex: number, variantName: string, releaseId: string, content: string,
 *   context: ContextItem[] }} Variant an answer to choose from */
/**
 * @typedef {object} Message
 * @property {string} id
 * @property {string} chatId
 * @property {"user" | "assistant"} role
 * @property {string} content
 * @property {ContextItem[] | null} context null for a user's
 * @property {boolean} interrupted whether the answer was cut off before its end
 * @property {Variant[] | null} variants of which the content is one; null where there is no choice
 * @property {number | null} selectedVariant null while nobody has chosen
 * @property {number} writtenAt milliseconds
 */

/** @typedef {Omit<Message, "writtenAt" | "selectedVariant">} Draft */

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
   * @param {Draft} message
   * @returns {Message | null} null when the chat is gone
   */
  add(message) {
    const { id, chatId, role, content, context, interrupted, variants } = message;
    const now = this.#now();
    return this.#database.transaction(() => {
      const there = "UPDATE chats SET updated_at = ? WHERE id = ?";
      if (this.#database.run(there, now, chatId) === 0) return null;
      this.#database.run(
        `INSERT INTO messages
           (id, chat_id, role, content, context, interrupted, variants, written_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        chatId,
        role,
        content,
        context && JSON.stringify(context),
        interrupted ? 1 : 0,
        variants && JSON.stringify(variants),
        now,
      );
      return { ...message, selectedVariant: null, writtenAt: now };
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
   * Makes one of an answer's variants its content.
   * @param {Message} message
   * @param {Variant} variant
   * @returns {Message}
   */
  select(message, { content, context, variantIndex }) {
    this.#database.run(
      "UPDATE messages SET content = ?, context = ?, selected_variant = ? WHERE id = ?",
      content,
      JSON.stringify(context),
      variantIndex,
      message.id,
    );
    return { ...message, content, context, selectedVariant: variantIndex };
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
    variants: row["variants"] === null ? null : JSON.parse(row["variants"]),
    selectedVariant: row["selected_variant"],
    writtenAt: row["written_at"],
  };
}
