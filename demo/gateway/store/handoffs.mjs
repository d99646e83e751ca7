// @ts-check

/** Conversations handed over to the full application, opened by a secret token for a while. */
export class Handoffs {
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
   * @param {import("../conversation.mjs").Exchange[]} transcript
   * @returns {string}
   */
  create(releaseId, transcript) {
    const { secret, hash, expiresAt } = this.#secrets.make();
    this.#database.run(
      "INSERT INTO handoffs (token_hash, release_id, transcript, expires_at) VALUES (?, ?, ?, ?)",
      hash,
      releaseId,
      JSON.stringify(transcript),
      expiresAt,
    );
    return secret;
  }

  /**
   * @param {string} token
   * @returns {{ releaseId: string, transcript: import("../conversation.mjs").Exchange[] } | null}
   */
  read(token) {
    const row = this.#database.get(
      "SELECT release_id, transcript FROM handoffs WHERE token_hash = ? AND expires_at > ?",
      this.#secrets.hash(token),
      this.#secrets.now(),
    );
    return row ? { releaseId: row.release_id, transcript: JSON.parse(row.transcript) } : null;
  }
}
