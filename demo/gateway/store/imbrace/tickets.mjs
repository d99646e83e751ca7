// @ts-check

/** @typedef {{ number: number, subject: string, details: string }} Ticket */

/** Tickets that an agent opened with its user's consent. */
export class Tickets {
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
   * @param {string} userId
   * @param {{ subject: string, details: string }} ticket
   * @returns {number} its number
   */
  open(userId, { subject, details }) {
    const row = this.#database.get(
      `INSERT INTO imbrace_tickets (user_id, subject, details, opened_at)
       VALUES (?, ?, ?, ?) RETURNING number`,
      userId,
      subject,
      details,
      this.#now(),
    );
    return Number(row?.["number"]);
  }

  /**
   * @param {number} limit
   * @returns {Ticket[]} the newest first
   */
  latest(limit) {
    return this.#database
      .all("SELECT * FROM imbrace_tickets ORDER BY number DESC LIMIT ?", limit)
      .map(({ number, subject, details }) => ({ number, subject, details }));
  }
}
