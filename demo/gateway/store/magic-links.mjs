// @ts-check

/** Links that were mailed: each opens the gate once, for a while. */
export class MagicLinks {
  #database;
  #secrets;

  /**
   * @param {import("./database.mjs").Database} database
   * @param {import("./secrets.mjs").Secrets} secrets
   */
  constructor(database, secrets) {
    this.#database = database;
    this.#secrets = secrets;
  }

  /**
   * @param {string} releaseId
   * @param {string} emailHash
   * @returns {string} the secret that goes into the link
   */
  issue(releaseId, emailHash) {
    const { secret, hash, expiresAt } = this.#secrets.make();
    this.#database.run(
      `INSERT INTO magic_links (token_hash, release_id, email_hash, expires_at)
       VALUES (?, ?, ?, ?)`,
      hash,
      releaseId,
      emailHash,
      expiresAt,
    );
    return secret;
  }

  /**
   * Uses a link up.
   * @param {string} secret
   * @returns {{ releaseId: string, emailHash: string } | null} null when unknown, used or expired
   */
  redeem(secret) {
    const now = this.#secrets.now();
    const row = this.#database.get(
      `UPDATE magic_links SET used_at = ?
       WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?
       RETURNING release_id, email_hash`,
      now,
      this.#secrets.hash(secret),
      now,
    );
    return row ? { releaseId: row.release_id, emailHash: row.email_hash } : null;
  }
}
