// @ts-check

/**
 * What visitors answered when asked whether they may be written to. Kept as a log: the last word
 * counts.
 */
export class Consents {
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
   * @param {string} email
   * @param {boolean} granted
   */
  record(releaseId, email, granted) {
    this.#database.run(
      "INSERT INTO consents (release_id, email, granted, given_at) VALUES (?, ?, ?, ?)",
      releaseId,
      email,
      granted ? 1 : 0,
      this.#now(),
    );
  }

  /**
   * @param {string} releaseId
   * @param {string} email
   * @returns {boolean | null} null when never asked
   */
  of(releaseId, email) {
    const row = this.#database.get(
      "SELECT granted FROM consents WHERE release_id = ? AND email = ? ORDER BY id DESC LIMIT 1",
      releaseId,
      email,
    );
    return row ? row.granted === 1 : null;
  }
}
