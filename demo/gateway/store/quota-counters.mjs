// @ts-check

/**
 * @typedef {object} Quota
 * @property {number} messages how many a visitor may send
 * @property {number} seconds in how long a time, counted from the first
 */

/** Messages spent, a visitor and release. */
export class QuotaCounters {
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
   * @param {string} subject
   * @param {Quota} quota
   * @returns {number}
   */
  remaining(releaseId, subject, quota) {
    const row = this.#database.get(
      "SELECT used FROM quota_counters WHERE release_id = ? AND subject = ? AND expires_at > ?",
      releaseId,
      subject,
      this.#now(),
    );
    return Math.max(0, quota.messages - (row?.used ?? 0));
  }

  /**
   * Takes one message off, if one is left.
   * @param {string} releaseId
   * @param {string} subject
   * @param {Quota} quota
   * @returns {boolean} false when none was left
   */
  take(releaseId, subject, quota) {
    return this.#database.transaction(() => {
      if (this.remaining(releaseId, subject, quota) === 0) return false;
      const now = this.#now();
      this.#database.run(
        `INSERT INTO quota_counters (release_id, subject, used, expires_at) VALUES (?, ?, 1, ?)
         ON CONFLICT DO UPDATE SET
           used = CASE WHEN expires_at > ? THEN used + 1 ELSE 1 END,
           expires_at = CASE WHEN expires_at > ? THEN expires_at ELSE excluded.expires_at END`,
        releaseId,
        subject,
        now + quota.seconds * 1000,
        now,
        now,
      );
      return true;
    });
  }

  /**
   * Gives a message back that could not be answered.
   * @param {string} releaseId
   * @param {string} subject
   */
  giveBack(releaseId, subject) {
    this.#database.run(
      "UPDATE quota_counters SET used = used - 1 WHERE release_id = ? AND subject = ? AND used > 0",
      releaseId,
      subject,
    );
  }
}
