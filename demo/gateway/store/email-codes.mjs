// @ts-check
import { randomInt } from "node:crypto";

/**
 * @typedef {object} CodeOwner
 * @property {string} releaseId
 * @property {string} emailHash
 * @property {import("../crypto/gate-tokens.mjs").Audience} audience
 */
/** @typedef {"accepted" | "wrong" | "expired" | "spent"} Verdict */

/** Six-digit codes: one an address and gate, hashed, short-lived, with a few attempts. */
export class EmailCodes {
  #database;
  #signer;
  #now;
  #lifetimeMs;
  #attempts;

  /**
   * @param {import("./database.mjs").Database} database
   * @param {import("../crypto/signer.mjs").Signer} signer
   * @param {() => number} now
   * @param {{ seconds: number, attempts: number }} limits
   */
  constructor(database, signer, now, limits) {
    this.#database = database;
    this.#signer = signer;
    this.#now = now;
    this.#lifetimeMs = limits.seconds * 1000;
    this.#attempts = limits.attempts;
  }

  /**
   * Makes a new code; the owner's older one stops working.
   * @param {CodeOwner} owner
   * @returns {string}
   */
  issue(owner) {
    const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
    this.#database.run(
      `INSERT INTO email_codes
         (release_id, email_hash, audience, code_hash, attempts_left, expires_at)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET code_hash = excluded.code_hash,
         attempts_left = excluded.attempts_left, expires_at = excluded.expires_at`,
      ...key(owner),
      this.#hash(owner, code),
      this.#attempts,
      this.#now() + this.#lifetimeMs,
    );
    return code;
  }

  /** @param {CodeOwner} owner */
  withdraw(owner) {
    this.#database.run(`DELETE FROM email_codes WHERE ${isOwners}`, ...key(owner));
  }

  /**
   * Checks a code. A right one is used up; a wrong one costs an attempt.
   * @param {CodeOwner} owner
   * @param {string} code
   * @returns {Verdict}
   */
  check(owner, code) {
    return this.#database.transaction(() => {
      const row = this.#database.get(`SELECT * FROM email_codes WHERE ${isOwners}`, ...key(owner));
      if (!row) return "wrong";
      if (row.expires_at <= this.#now()) return "expired";
      if (row.attempts_left <= 0) return "spent";
      if (this.#signer.same(row.code_hash, this.#hash(owner, code))) {
        this.withdraw(owner);
        return "accepted";
      }
      this.#database.run(
        `UPDATE email_codes SET attempts_left = attempts_left - 1 WHERE ${isOwners}`,
        ...key(owner),
      );
      return row.attempts_left > 1 ? "wrong" : "spent";
    });
  }

  /**
   * @param {CodeOwner} owner
   * @param {string} code
   */
  #hash(owner, code) {
    return this.#signer.mac("email-code", [...key(owner), code].join("\n"));
  }
}

const isOwners = "release_id = ? AND email_hash = ? AND audience = ?";

/**
 * @param {CodeOwner} owner
 * @returns {[string, string, string]}
 */
function key(owner) {
  return [owner.releaseId, owner.emailHash, owner.audience];
}
