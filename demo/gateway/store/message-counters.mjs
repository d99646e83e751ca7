// @ts-check

/** @typedef {"month" | "day" | "hour"} PeriodName */
/** @typedef {{ name: PeriodName, key: string, endsAt: number }} Period */
/** @typedef {{ messagesThisMonth: number, messagesToday: number, messagesThisHour: number }} Usage */

/** How many messages signed-in users sent this month, day and hour; all of them begin in UTC. */
export class MessageCounters {
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
   * @param {string} userId
   * @returns {Usage}
   */
  usage(userId) {
    const [month, day, hour] = this.#periods();
    return {
      messagesThisMonth: this.#used(userId, month),
      messagesToday: this.#used(userId, day),
      messagesThisHour: this.#used(userId, hour),
    };
  }

  /**
   * Counts one message, if every limit leaves room for it.
   * @param {string} userId
   * @param {Record<PeriodName, number>} limits -1 for none
   * @returns {{ taken: Period[] }
   *   | { exceeded: { name: PeriodName, secondsLeft: number } }}
   */
  take(userId, limits) {
    return this.#database.transaction(() => {
      const periods = this.#periods();
      const exceeded = periods.find(
        (period) => limits[period.name] >= 0 && this.#used(userId, period) >= limits[period.name],
      );
      if (exceeded) {
        const secondsLeft = Math.ceil((exceeded.endsAt - this.#now()) / 1000);
        return { exceeded: { name: exceeded.name, secondsLeft } };
      }
      for (const { key, endsAt } of periods) {
        this.#database.run(
          `INSERT INTO message_counters (user_id, period, used, expires_at) VALUES (?, ?, 1, ?)
           ON CONFLICT DO UPDATE SET used = used + 1`,
          userId,
          key,
          endsAt,
        );
      }
      return { taken: periods };
    });
  }

  /**
   * Gives a message back that could not be answered.
   * @param {string} userId
   * @param {Period[]} taken
   */
  giveBack(userId, taken) {
    const back = "UPDATE message_counters SET used = used - 1 WHERE user_id = ? AND period = ?";
    for (const { key } of taken) this.#database.run(back, userId, key);
  }

  /**
   * @param {string} userId
   * @param {Period} period
   * @returns {number}
   */
  #used(userId, { key }) {
    const sql = "SELECT used FROM message_counters WHERE user_id = ? AND period = ?";
    return this.#database.get(sql, userId, key)?.["used"] ?? 0;
  }

  /** @returns {[Period, Period, Period]} the longest first */
  #periods() {
    const date = new Date(this.#now());
    const text = date.toISOString();
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    return [
      { name: "month", key: text.slice(0, 7), endsAt: Date.UTC(year, month + 1) },
      { name: "day", key: text.slice(0, 10), endsAt: Date.UTC(year, month, day + 1) },
      {
        name: "hour",
        key: text.slice(0, 13),
        endsAt: Date.UTC(year, month, day, date.getUTCHours() + 1),
      },
    ];
  }
}
