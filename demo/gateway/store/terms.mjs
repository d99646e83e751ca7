// @ts-check

/**
 * @typedef {object} Terms
 * @property {string} tosId
 * @property {number} version
 * @property {string} title
 * @property {string} content Markdown
 */

/** Terms of service: their versions, and who accepted which. */
export class TermsOfService {
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
   * @param {string} releaseId
   * @returns {Terms | null} the newest version, if the release has terms
   */
  current(releaseId) {
    const row = this.#database.get(
      "SELECT * FROM terms_versions WHERE release_id = ? ORDER BY version DESC LIMIT 1",
      releaseId,
    );
    if (!row) return null;
    return { tosId: row.tos_id, version: row.version, title: row.title, content: row.content };
  }

  /**
   * Publishes a new version; acceptances of the older ones no longer count.
   * @param {string} releaseId
   * @param {{ title: string, content: string }} text
   * @returns {Terms}
   */
  publish(releaseId, text) {
    return this.#database.transaction(() => {
      const version = (this.current(releaseId)?.version ?? 0) + 1;
      const tosId = `tos-${releaseId}`;
      this.#database.run(
        `INSERT INTO terms_versions (release_id, version, tos_id, title, content, published_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
        releaseId,
        version,
        tosId,
        text.title,
        text.content,
        this.#now(),
      );
      return { tosId, version, title: text.title, content: text.content };
    });
  }

  /**
   * @param {string} releaseId
   * @param {string} subject
   * @param {Terms} terms
   */
  accept(releaseId, subject, terms) {
    this.#database.run(
      `INSERT INTO terms_acceptances (release_id, subject, tos_id, version, accepted_at)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      releaseId,
      subject,
      terms.tosId,
      terms.version,
      this.#now(),
    );
  }

  /**
   * @param {string} releaseId
   * @param {string | null} subject null for a visitor who cannot be told from others
   * @returns {Terms | null} what still has to be accepted
   */
  owed(releaseId, subject) {
    const terms = this.current(releaseId);
    if (!terms || subject === null) return terms;
    const accepted = this.#database.get(
      `SELECT 1 FROM terms_acceptances
       WHERE release_id = ? AND subject = ? AND tos_id = ? AND version = ?`,
      releaseId,
      subject,
      terms.tosId,
      terms.version,
    );
    return accepted ? null : terms;
  }
}
