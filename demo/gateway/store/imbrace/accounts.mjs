// @ts-check
import { randomBytes, randomUUID, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

/** @typedef {{ id: string, email: string }} Account */

const derive = /** @type {(password: string, salt: Buffer, length: number) => Promise<Buffer>} */ (
  promisify(scrypt)
);
const hashLength = 32;

/** Chat clients that registered with an e-mail address and a password, which is kept hashed. */
export class Accounts {
  #database;
  #now;
  #keptMs;

  /**
   * @param {import("../database.mjs").Database} database
   * @param {() => number} now
   * @param {{ seconds: number }} kept how long one is known that nobody uses
   */
  constructor(database, now, { seconds }) {
    this.#database = database;
    this.#now = now;
    this.#keptMs = seconds * 1000;
  }

  /**
   * @param {string} email
   * @param {string} password
   * @returns {Promise<boolean>} false when the address is taken
   */
  async register(email, password) {
    const salt = randomBytes(16);
    const hash = await derive(password, salt, hashLength);
    const added = this.#database.run(
      `INSERT INTO imbrace_accounts (id, email, salt, password_hash, expires_at)
       VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      randomUUID(),
      email.toLowerCase(),
      salt.toString("hex"),
      hash.toString("hex"),
      this.#now() + this.#keptMs,
    );
    return added > 0;
  }

  /**
   * Takes as long for an address that is not known as for a wrong password.
   * @param {string} email
   * @param {string} password
   * @returns {Promise<Account | null>}
   */
  async verify(email, password) {
    const row = this.#database.get(
      "SELECT * FROM imbrace_accounts WHERE email = ? AND expires_at > ?",
      email.toLowerCase(),
      this.#now(),
    );
    const salt = row ? Buffer.from(row["salt"], "hex") : randomBytes(16);
    const hash = await derive(password, salt, hashLength);
    if (!row || !timingSafeEqual(hash, Buffer.from(row["password_hash"], "hex"))) return null;
    this.#database.run(
      "UPDATE imbrace_accounts SET expires_at = ? WHERE id = ?",
      this.#now() + this.#keptMs,
      row["id"],
    );
    return { id: row["id"], email: row["email"] };
  }
}
