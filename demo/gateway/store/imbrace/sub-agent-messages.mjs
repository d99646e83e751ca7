// @ts-check

/** @typedef {{ chatId: string, sessionId: string }} Session one with a sub-agent, beside a chat */
/** @typedef {{ role: "user" | "assistant", content: string }} SessionMessage */

/** What sub-agents were asked, and what they answered. */
export class SubAgentMessages {
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
   * Adds messages, unless the chat is gone.
   * @param {Session} session
   * @param {SessionMessage[]} messages
   */
  add({ chatId, sessionId }, messages) {
    for (const { role, content } of messages) {
      this.#database.run(
        `INSERT INTO imbrace_sub_agent_messages (chat_id, session_id, role, content, created_at)
         SELECT id, ?, ?, ?, ? FROM imbrace_chats WHERE id = ?`,
        sessionId,
        role,
        content,
        this.#now(),
        chatId,
      );
    }
  }

  /**
   * @param {Session} session
   * @returns {SessionMessage[]} oldest first
   */
  of({ chatId, sessionId }) {
    return this.#database
      .all(
        `SELECT role, content FROM imbrace_sub_agent_messages
         WHERE chat_id = ? AND session_id = ? ORDER BY position`,
        chatId,
        sessionId,
      )
      .map((row) => ({ role: row["role"], content: row["content"] }));
  }
}
