// @ts-check
import { randomBytes } from "node:crypto";

/** Conversations handed over to the full application, opened by a secret token for a while. */
export class Handoffs {
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
   * @param {import("../conversation.mjs").Exchange[]} transcript
   * @returns {string}
   */
  create(releaseId, transcript) {
    const token = randomBytes(24).toString("base64url");
    this.#database.run(
      "INSERT INTO handoffs (token_hash, release_id, transcript, expires_at) VALUES (?, ?, ?, ?)",
      this.#hash(token),
      releaseId,
      JSON.stringify(transcript),
      this.#now() + this.#lifetimeMs,
    );
    return token;
  }

  /**
   * @param {string} token
   * @returns {{ releaseId: string, transcript: import("../conversation.mjs").Exchange[] } | null}
   */
  read(token) {
    const row = this.#database.get(
      "SELECT release_id, transcript FROM handoffs WHERE token_hash = ? AND expires_at > ?",
      this.#hash(token),
      this.#now(),
    );
    return row ? { releaseId: row.release_id, transcript: JSON.parse(row.transcript) } : null;
  }

  /** @param {string} token */
  #hash(token) {
    return this.#signer.mac("handoff", token);
  }
}
