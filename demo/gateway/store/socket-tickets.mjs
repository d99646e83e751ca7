// @ts-check
import { randomBytes } from "node:crypto";

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
   * @param {Admission} admission
   * @returns {string}
   */
  issue({ userId, purpose, resourceId }) {
    const ticket = randomBytes(24).toString("base64url");
    this.#database.run(
      `INSERT INTO socket_tickets (ticket_hash, user_id, purpose, resource_id, expires_at)
       VALUES (?, ?, ?, ?, ?)`,
      this.#hash(ticket),
      userId,
      purpose,
      resourceId,
      this.#now() + this.#lifetimeMs,
    );
    return ticket;
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
      this.#hash(ticket),
    );
    const fits =
      row !== undefined &&
      row["expires_at"] > this.#now() &&
      row["purpose"] === wanted.purpose &&
      row["resource_id"] === wanted.resourceId;
    return fits ? row["user_id"] : null;
  }

  /** @param {string} ticket */
  #hash(ticket) {
    return this.#signer.mac("socket-ticket", ticket);
  }
}
