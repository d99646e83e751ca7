// @ts-check
import { objectId } from "./object-id.mjs";

/** Messages that a client has answered by a model of its own: prepared, and not completed yet. */
export class DelegatedMessages {
  #database;
  #now;
  #lifetimeMs;

  /**
   * @param {import("./database.mjs").Database} database
   * @param {() => number} now
   * @param {{ seconds: number }} limits
   */
  constructor(database, now, limits) {
    this.#database = database;
    this.#now = now;
    this.#lifetimeMs = limits.seconds * 1000;
  }

  /**
   * @param {string} chatId
   * @param {string} content
   * @returns {string} the id of the request
   */
  prepare(chatId, content) {
    const id = objectId();
    this.#database.run(
      "INSERT INTO delegated_messages (id, chat_id, content, expires_at) VALUES (?, ?, ?, ?)",
      id,
      chatId,
      content,
      this.#now() + this.#lifetimeMs,
    );
    return id;
  }

  /**
   * Hands a prepared message out, once.
   * @param {string} chatId
   * @param {string} id
   * @returns {string | null} its content
   */
  take(chatId, id) {
    const row = this.#database.get(
      "DELETE FROM delegated_messages WHERE id = ? AND chat_id = ? RETURNING content, expires_at",
      id,
      chatId,
    );
    return row && row["expires_at"] > this.#now() ? row["content"] : null;
  }
}
