// @ts-check
import { rateLimited } from "../http/wire-errors.mjs";

/**
 * @typedef {object} Rate
 * @property {number} count how many are let through
 * @property {number} seconds in how long a time, counted from the first
 */

/**
 * Counts what one address does in a fixed window.
 * @template {string} Name
 */
export class RateLimiter {
  #database;
  #signer;
  #now;
  #rates;

  /**
   * @param {import("./database.mjs").Database} database
   * @param {import("../crypto/signer.mjs").Signer} signer
   * @param {() => number} now
   * @param {Record<Name, Rate>} rates
   */
  constructor(database, signer, now, rates) {
    this.#database = database;
    this.#signer = signer;
    this.#now = now;
    this.#rates = rates;
  }

  /**
   * Lets one through, or throws the 429 of the wire.
   * @param {Name} name
   * @param {string} who an IP address, or what stands for an e-mail address; kept hashed
   */
  take(name, who) {
    this.#database.transaction(() => {
      this.check(name, who);
      const now = this.#now();
      this.#database.run(
        `INSERT INTO rate_buckets (name, count, expires_at) VALUES (?, 1, ?)
         ON CONFLICT DO UPDATE SET
           count = CASE WHEN expires_at > ? THEN count + 1 ELSE 1 END,
           expires_at = CASE WHEN expires_at > ? THEN expires_at ELSE excluded.expires_at END`,
        this.#bucket(name, who),
        now + this.#rates[name].seconds * 1000,
        now,
        now,
      );
    });
  }

  /**
   * Throws the 429 of the wire if `take` would; counts nothing.
   * @param {Name} name
   * @param {string} who
   */
  check(name, who) {
    const now = this.#now();
    const rate = this.#rates[name];
    const row = this.#database.get(
      "SELECT count, expires_at FROM rate_buckets WHERE name = ? AND expires_at > ?",
      this.#bucket(name, who),
      now,
    );
    if (row && row.count >= rate.count) throw rateLimited(rate.count, row.expires_at, now);
  }

  /**
   * @param {Name} name
   * @param {string} who
   */
  #bucket(name, who) {
    return `${name}:${this.#signer.mac("rate", who)}`;
  }
}
