// @ts-check

/** @typedef {import("./agents.mjs").Agent} Agent */

/** Finds agents: the demo's own, which are everybody's, and those that users made for themselves. */
export class AgentBook {
  #builtIn;
  #made;

  /**
   * @param {readonly Agent[]} builtIn
   * @param {import("../store/imbrace/made-agents.mjs").MadeAgents} made
   */
  constructor(builtIn, made) {
    this.#builtIn = builtIn;
    this.#made = made;
  }

  /** @returns {readonly Agent[]} */
  get builtIn() {
    return this.#builtIn;
  }

  /**
   * @param {string} userId
   * @returns {Agent[]}
   */
  list(userId) {
    return [...this.#builtIn, ...this.#made.of(userId)];
  }

  /**
   * @param {string} userId
   * @param {string} id
   * @returns {Agent | null}
   */
  find(userId, id) {
    return this.#builtIn.find((agent) => agent.id === id) ?? this.#made.find(userId, id);
  }

  /**
   * Whom an agent may ask.
   * @param {string} userId
   * @param {Agent} agent
   * @returns {Agent | null}
   */
  colleagueOf(userId, { subAgents }) {
    return subAgents.map((id) => this.find(userId, id)).find((agent) => agent !== null) ?? null;
  }
}
