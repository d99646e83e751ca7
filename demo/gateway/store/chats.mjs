// @ts-check
import { objectId } from "./object-id.mjs";

/**
 * @typedef {object} Chat
 * @property {string} id
 * @property {string} userId whose it is
 * @property {string} releaseId
 * @property {string} title
 * @property {number} createdAt milliseconds
 * @property {number} updatedAt milliseconds
 * @property {number} messageCount
 */

/** Signed-in users' chats. Nobody but its owner learns that a chat exists. */
export class Chats {
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
   * @param {string} userId
   * @param {{ releaseId: string, title: string }} start
   * @returns {Chat}
   */
  create(userId, { releaseId, title }) {
    const [id, now] = [objectId(), this.#now()];
    this.#database.run(
      `INSERT INTO chats (id, user_id, release_id, title, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      id,
      userId,
      releaseId,
      title,
      now,
      now,
    );
    return { id, userId, releaseId, title, createdAt: now, updatedAt: now, messageCount: 0 };
  }

  /**
   * @param {string} userId
   * @param {string} id
   * @returns {Chat | null}
   */
  find(userId, id) {
    const row = this.#database.get(`${selectChats} WHERE id = ? AND user_id = ?`, id, userId);
    return row ? chatOf(row) : null;
  }

  /**
   * A user's chats, the last written in first.
   * @param {string} userId
   * @param {{ releaseId: string | null, limit: number }} choice null for every release's
   * @returns {Chat[]}
   */
  list(userId, { releaseId, limit }) {
    const rows = this.#database.all(
      `${selectChats} WHERE user_id = ? AND (? IS NULL OR release_id = ?)
       ORDER BY updated_at DESC, rowid DESC LIMIT ?`,
      userId,
      releaseId,
      releaseId,
      limit,
    );
    return rows.map(chatOf);
  }

  /** @param {string} userId */
  count(userId) {
    const row = this.#database.get("SELECT count(*) AS n FROM chats WHERE user_id = ?", userId);
    return Number(row?.["n"]);
  }

  /** @param {string} id */
  delete(id) {
    this.#database.run("DELETE FROM chats WHERE id = ?", id);
  }
}

const selectChats = `SELECT *,
  (SELECT count(*) FROM messages WHERE chat_id = chats.id) AS message_count FROM chats`;

/**
 * @param {import("./database.mjs").Row} row
 * @returns {Chat}
 */
function chatOf(row) {
  return {
    id: row["id"],
    userId: row["user_id"],
    releaseId: row["release_id"],
    title: row["title"],
    createdAt: row["created_at"],
    updatedAt: row["updated_at"],
    messageCount: row["message_count"],
  };
}
