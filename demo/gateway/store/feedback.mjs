// @ts-check

/**
 * @typedef {object} Remark
 * @property {string} releaseId
 * @property {string | null} sessionId
 * @property {string | null} email
 * @property {number} messageIndex
 * @property {number} sentiment
 * @property {string} feedback
 * @property {string} prompt
 * @property {string} response
 */

/** What visitors said of answers. */
export class Feedback {
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

  /** @param {Remark} remark */
  add(remark) {
    this.#database.run(
      `INSERT INTO feedback (release_id, session_id, email, message_index, sentiment, feedback,
         prompt, response, given_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      remark.releaseId,
      remark.sessionId,
      remark.email,
      remark.messageIndex,
      remark.sentiment,
      remark.feedback,
      remark.prompt,
      remark.response,
      this.#now(),
    );
  }

  /**
   * The newest remarks first.
   * @param {number} limit
   * @returns {(Remark & { givenAt: number })[]}
   */
  latest(limit) {
    const rows = this.#database.all("SELECT * FROM feedback ORDER BY id DESC LIMIT ?", limit);
    return rows.map((row) => ({
      releaseId: row.release_id,
      sessionId: row.session_id,
      email: row.email,
      messageIndex: row.message_index,
      sentiment: row.sentiment,
      feedback: row.feedback,
      prompt: row.prompt,
      response: row.response,
      givenAt: row.given_at,
    }));
  }
}
