// @ts-check

/**
 * @typedef {object} Document
 * @property {string} id the same for all versions
 * @property {string} userId
 * @property {string | null} chatId beside which it was written; null for one that a client stored
 * @property {string} title
 * @property {string} kind
 * @property {string} content
 * @property {number} createdAt milliseconds; which version it is
 */

/** Documents in their versions. */
export class Documents {
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
   * Adds a version. No two of a document are of the same moment.
   * @param {Omit<Document, "createdAt">} document
   * @returns {Document}
   */
  save(document) {
    const { id, userId, chatId, title, kind, content } = document;
    return this.#database.transaction(() => {
      const last = this.latest(id)?.createdAt ?? 0;
      const createdAt = Math.max(this.#now(), last + 1);
      this.#database.run(
        `INSERT INTO imbrace_documents (id, user_id, chat_id, title, kind, content, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        id,
        userId,
        chatId,
        title,
        kind,
        content,
        createdAt,
      );
      return { ...document, createdAt };
    });
  }

  /**
   * @param {string} id
   * @returns {Document[]} all versions, oldest first
   */
  versions(id) {
    return this.#database
      .all("SELECT * FROM imbrace_documents WHERE id = ? ORDER BY created_at", id)
      .map(documentOf);
  }

  /**
   * @param {string} id
   * @returns {Document | null}
   */
  latest(id) {
    return this.#one("id = ?", id);
  }

  /**
   * @param {string} userId
   * @param {string} kind
   * @returns {Document | null}
   */
  latestOfKind(userId, kind) {
    return this.#one("user_id = ? AND kind = ?", userId, kind);
  }

  /**
   * @param {string} chatId
   * @param {string} kind
   * @returns {Document | null}
   */
  latestInChat(chatId, kind) {
    return this.#one("chat_id = ? AND kind = ?", chatId, kind);
  }

  /** @param {string} userId */
  count(userId) {
    const count = "SELECT count(*) AS n FROM imbrace_documents WHERE user_id = ?";
    return Number(this.#database.get(count, userId)?.["n"]);
  }

  /**
   * Deletes the versions after a moment.
   * @param {string} id
   * @param {number} after milliseconds
   * @returns {Document[]} those that were deleted
   */
  deleteAfter(id, after) {
    return this.#database
      .all("DELETE FROM imbrace_documents WHERE id = ? AND created_at > ? RETURNING *", id, after)
      .map(documentOf);
  }

  /**
   * @param {string} condition
   * @param {string[]} values
   * @returns {Document | null}
   */
  #one(condition, ...values) {
    const row = this.#database.get(
      `SELECT * FROM imbrace_documents WHERE ${condition}
       ORDER BY created_at DESC, position DESC LIMIT 1`,
      ...values,
    );
    return row ? documentOf(row) : null;
  }
}

/**
 * @param {import("../database.mjs").Row} row
 * @returns {Document}
 */
function documentOf(row) {
  return {
    id: row["id"],
    userId: row["user_id"],
    chatId: row["chat_id"],
    title: row["title"],
    kind: row["kind"],
    content: row["content"],
    createdAt: row["created_at"],
  };
}
