// @ts-check

/** @typedef {import("../crypto/gate-tokens.mjs").Claims} Claims */

/** Who passed which gate. A token is honoured only while its session stands here. */
export class Sessions {
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

  /** @param {Claims} claims */
  open(claims) {
    this.#database.run(
      `INSERT INTO sessions (release_id, subject, audience, started_at, expires_at)
       VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET expires_at = max(expires_at, excluded.expires_at)`,
      claims.releaseId,
      claims.subject,
      claims.audience,
      this.#now(),
      claims.expiresAt,
    );
  }

  /**
   * @param {Claims} claims
   * @returns {boolean}
   */
  has(claims) {
    const row = this.#database.get(
      "SELECT 1 FROM sessions WHERE release_id = ? AND subject = ? AND audience = ?",
      claims.releaseId,
      claims.subject,
      claims.audience,
    );
    return row !== undefined;
  }
}
