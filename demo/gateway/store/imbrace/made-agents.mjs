// @ts-check
import { randomUUID } from "node:crypto";
import { suggestions } from "../../imbrace/agents.mjs";

/** @typedef {import("../../imbrace/agents.mjs").Agent} Agent */
/** @typedef {Record<string, unknown>} Fields of an agent, as the wire names them */

/** Agents that users made. They belong to whoever made them. */
export class MadeAgents {
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
   * @param {Fields} fields
   * @returns {Agent}
   */
  create(userId, fields) {
    const [id, now] = [randomUUID(), this.#now()];
    this.#database.run(
      `INSERT INTO imbrace_agents (id, user_id, fields, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?)`,
      id,
      userId,
      JSON.stringify(fields),
      now,
      now,
    );
    return agentOf({ id, fields: JSON.stringify(fields), created_at: now, updated_at: now });
  }

  /**
   * @param {string} userId
   * @returns {Agent[]} oldest first
   */
  of(userId) {
    return this.#database
      .all("SELECT * FROM imbrace_agents WHERE user_id = ? ORDER BY position", userId)
      .map(agentOf);
  }

  /**
   * @param {string} userId
   * @param {string} id
   * @returns {Agent | null}
   */
  find(userId, id) {
    const row = this.#database.get(
      "SELECT * FROM imbrace_agents WHERE id = ? AND user_id = ?",
      id,
      userId,
    );
    return row ? agentOf(row) : null;
  }

  /**
   * @param {Agent} agent
   * @param {Fields} fields in place of what was said of it
   * @returns {Agent}
   */
  replace({ id, createdAt }, fields) {
    const now = this.#now();
    const text = JSON.stringify(fields);
    this.#database.run(
      "UPDATE imbrace_agents SET fields = ?, updated_at = ? WHERE id = ?",
      text,
      now,
      id,
    );
    return agentOf({ id, fields: text, created_at: createdAt, updated_at: now });
  }

  /** @param {string} id */
  delete(id) {
    this.#database.run("DELETE FROM imbrace_agents WHERE id = ?", id);
  }
}

/**
 * @param {import("../database.mjs").Row} row
 * @returns {Agent}
 */
function agentOf(row) {
  const settings = JSON.parse(row["fields"]);
  const subAgents = /** @type {string[]} */ (settings["sub_agents"] ?? []);
  const showsThinking = settings["show_thinking_process"] === true;
  return {
    id: row["id"],
    name: String(settings["name"]),
    description: String(settings["description"] ?? ""),
    doing: subAgents.length > 0 ? "delegate" : showsThinking ? "think" : "answer",
    streaming: settings["streaming"] === true,
    showsThinking,
    subAgents,
    suggestions,
    settings,
    createdAt: row["created_at"],
    updatedAt: row["updated_at"],
  };
}
