// @ts-check
import { objectId } from "./object-id.mjs";

/** @typedef {import("../tiers.mjs").TierName} TierName */
/**
 * @typedef {object} Identity who a site says its user is
 * @property {string} externalId
 * @property {string} username
 * @property {string | null} picture an https address
 * @property {TierName} tier
 */
/** @typedef {Identity & { id: string }} User */

/** Users whom sites signed in. With a user go the chats. */
export class Users {
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
   * Notes what a site says of a user now; the same external id is the same user.
   * @param {Identity} identity
   * @param {number} expiresAt milliseconds; how long the user is known without another word
   * @returns {User}
   */
  keep({ externalId, username, picture, tier }, expiresAt) {
    const row = this.#database.get(
      `INSERT INTO users (id, external_id, username, picture, tier, expires_at)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (external_id) DO UPDATE SET username = excluded.username,
         picture = excluded.picture, tier = excluded.tier, expires_at = excluded.expires_at
       RETURNING id`,
      objectId(),
      externalId,
      username,
      picture,
      tier,
      expiresAt,
    );
    return { id: row?.["id"], externalId, username, picture, tier };
  }

  /**
   * @param {string} id
   * @returns {User | null} null for one who was never here, or not for long
   */
  find(id) {
    const row = this.#database.get(
      "SELECT * FROM users WHERE id = ? AND expires_at > ?",
      id,
      this.#now(),
    );
    if (!row) return null;
    const { external_id: externalId, username, picture, tier } = row;
    return { id, externalId, username, picture, tier };
  }
}
