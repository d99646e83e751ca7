// @ts-check
import { randomUUID } from "node:crypto";

/**
 * @typedef {object} OrganizationUser
 * @property {string} id a UUID
 * @property {string} organizationId
 * @property {string} email
 */

/** Who has come with a credential of an organization. With a user go chats, documents and files. */
export class OrganizationUsers {
  #database;
  #now;

  /**
   * @param {import("../database.mjs").Database} database
   * @param {() => number} now
   */
  constructor(database, now) {
    this.#database = database;
    this.#now = now;
  }

  /**
   * The user of an external id, who is made at first sight.
   * @param {Omit<OrganizationUser, "id"> & { externalId: string }} identity
   * @param {number} expiresAt milliseconds; how long the user is known without another word
   * @returns {OrganizationUser}
   */
  keep({ externalId, organizationId, email }, expiresAt) {
    const row = this.#database.get(
      `INSERT INTO imbrace_users (id, external_id, organization_id, email, expires_at)
       VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (external_id) DO UPDATE SET expires_at = excluded.expires_at
       RETURNING id`,
      randomUUID(),
      externalId,
      organizationId,
      email,
      expiresAt,
    );
    return { id: row?.["id"], organizationId, email };
  }

  /**
   * @param {string} id
   * @returns {OrganizationUser | null} null for one who was never here, or not for long
   */
  find(id) {
    const row = this.#database.get(
      "SELECT * FROM imbrace_users WHERE id = ? AND expires_at > ?",
      id,
      this.#now(),
    );
    return row ? { id, organizationId: row["organization_id"], email: row["email"] } : null;
  }
}
