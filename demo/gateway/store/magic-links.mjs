// @ts-check
import { randomBytes } from "node:crypto";

/** Links that were mailed: each opens the gate once, for a while. */
export class MagicLinks {
  #database;
  #signer;
  #now;
  #lifetimeMs;

  /**
   * @param {import("./database.mjs").Database} database
   * @param {import("../crypto/signer.mjs").Signer} signer
   * @param {() => number} now
   * @param {{ seconds: number }} limits
   */
  constructor(database, signer, now, limits) {
    this.#database = database;
    this.#signer = signer;
    this.#now = now;
    this.#lifetimeMs = limits.seconds * 1000;
  }

  /**
   * @param {string} releaseId
   * @param {string} emailHash
   * @returns {string} the secret that goes into the link
   */
  issue(releaseId, emailHash) {
    const secret = randomBytes(24).toString("base64url");
    this.#database.run(
      `INSERT INTO magic_links (token_hash, release_id, email_hash, expires_at)
       VALUES (?, ?, ?, ?)`,
      this.#hash(secret),
      releaseId,
      emailHash,
      this.#now() + this.#lifetimeMs,
    );
    return secret;
  }

  /**
   * Uses a link up.
   * @param {string} secret
   * @returns {{ releaseId: string, emailHash: string } | null} null when unknown, used or expired
   */
  redeem(secret) {
    const now = this.#now();
    const row = this.#database.get(
      `UPDATE magic_links SET used_at = ?
       WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?
       RETURNING release_id, email_hash`,
      now,
      this.#hash(secret),
      now,
    );
    return row ? { releaseId: row.release_id, emailHash: row.email_hash } : null;
  }

  /** @param {string} secret */
  #hash(secret) {
    return this.#signer.mac("magic-link", secret);
  }
}
