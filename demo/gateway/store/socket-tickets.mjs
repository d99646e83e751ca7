// @ts-check

/** @typedef {"chat" | "transcript"} SocketPurpose */
/**
 * @typedef {object} Admission
 * @property {string} userId
 * @property {SocketPurpose} purpose
 * @property {string} resourceId
 */

/** What opens a WebSocket, where no header can be sent: each one once, and soon. */
export class SocketTickets {
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
   * @param {Admission} admission
   * @returns {string}
   */
  issue({ userId, purpose, resourceId }) {
    const { secret, hash, expiresAt } = this.#secrets.make();
    this.#database.run(
      `INSERT INTO socket_tickets (ticket_hash, user_id, purpose, resource_id, expires_at)
       VALUES (?, ?, ?, ?, ?)`,
      hash,
      userId,
      purpose,
      resourceId,
      expiresAt,
    );
    return secret;
  }

  /**
   * Uses a ticket up, whatever it turns out to be for.
   * @param {string} ticket
   * @param {Omit<Admission, "userId">} wanted
   * @returns {string | null} whose it was; null when it does not open this
   */
  redeem(ticket, wanted) {
    const row = this.#database.get(
      "DELETE FROM socket_tickets WHERE ticket_hash = ? RETURNING *",
      this.#secrets.hash(ticket),
    );
    const fits =
      row !== undefined &&
      row["expires_at"] > this.#secrets.now() &&
      row["purpose"] === wanted.purpose &&
      row["resource_id"] === wanted.resourceId;
    return fits ? row["user_id"] : null;
  }
}
