// @ts-check

/** @typedef {"public" | "private"} Visibility */
/**
 * @typedef {object} AgentChat
 * @property {string} id a UUID, made by the client
 * @property {string} userId whose it is
 * @property {string} organizationId
 * @property {string | null} assistantId which agent answers
 * @property {string} title
 * @property {Visibility} visibility
 * @property {"chat" | "sub-agent"} type
 * @property {number} createdAt milliseconds
 */
/**
 * @typedef {object} Page
 * @property {number} limit
 * @property {string | null} startingAfter the id of a chat: those older than it
 * @property {string | null} endingBefore the id of a chat: those newer than it
 */

/** Chats with agents. */
export class AgentChats {
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
   * @param {Omit<AgentChat, "createdAt">} chat
   * @returns {AgentChat}
   */
  create(chat) {
    const { id, userId, organizationId, assistantId, title, visibility, type } = chat;
    const createdAt = this.#now();
    this.#database.run(
      `INSERT INTO imbrace_chats
         (id, user_id, organization_id, assistant_id, title, visibility, type, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      userId,
      organizationId,
      assistantId,
      title,
      visibility,
      type,
      createdAt,
    );
    return { ...chat, createdAt };
  }

  /**
   * @param {string} id
   * @returns {AgentChat | null} anybody's
   */
  find(id) {
    const row = this.#database.get("SELECT * FROM imbrace_chats WHERE id = ?", id);
    return row ? chatOf(row) : null;
  }

  /**
   * A user's chats, the newest first.
   * @param {string} userId
   * @param {Page} page
   * @returns {{ chats: AgentChat[], hasMore: boolean }}
   */
  list(userId, { limit, startingAfter, endingBefore }) {
    const cursor = startingAfter ?? endingBefore;
    const beyond = endingBefore === null ? "<" : ">";
    const rows = this.#database.all(
      `SELECT * FROM imbrace_chats WHERE user_id = ?
         AND (? IS NULL OR position ${beyond} (SELECT position FROM imbrace_chats WHERE id = ?))
       ORDER BY position ${endingBefore === null ? "DESC" : "ASC"} LIMIT ?`,
      userId,
      cursor,
      cursor,
      limit + 1,
    );
    const chats = rows.slice(0, limit).map(chatOf);
    if (endingBefore !== null) chats.reverse();
    return { chats, hasMore: rows.length > limit };
  }

  /** @param {string} userId */
  count(userId) {
    const count = "SELECT count(*) AS n FROM imbrace_chats WHERE user_id = ?";
    return Number(this.#database.get(count, userId)?.["n"]);
  }

  /**
   * @param {string} id
   * @param {Partial<Pick<AgentChat, "assistantId" | "visibility" | "title">>} change
   */
  update(id, change) {
    const chat = this.find(id);
    if (!chat) return;
    const { assistantId, visibility, title } = { ...chat, ...change };
    this.#database.run(
      "UPDATE imbrace_chats SET assistant_id = ?, visibility = ?, title = ? WHERE id = ?",
      assistantId,
      visibility,
      title,
      id,
    );
  }

  /** @param {string} id */
  delete(id) {
    this.#database.run("DELETE FROM imbrace_chats WHERE id = ?", id);
  }
}

/**
 * @param {import("../database.mjs").Row} row
 * @returns {AgentChat}
 */
function chatOf(row) {
  return {
    id: row["id"],
    userId: row["user_id"],
    organizationId: row["organization_id"],
    assistantId: row["assistant_id"],
    title: row["title"],
    visibility: row["visibility"],
    type: row["type"],
    createdAt: row["created_at"],
  };
}
