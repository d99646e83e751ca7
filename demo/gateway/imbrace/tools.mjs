// @ts-check
import { jsonSchema, tool } from "ai";

/** @typedef {import("ai").ToolSet} ToolSet */
/** @typedef {import("./minds.mjs").Doing} Doing */
/**
 * @typedef {object} Task what tools that leave something behind work on
 * @property {string} userId
 * @property {string} chatId
 * @property {(part: import("./artifacts.mjs").DataPart) => void} write tells of what is being done
 * @property {() => Promise<Record<string, unknown>>} askColleague
 */

const text = /** @type {const} */ ({ type: "string" });

/** What the demo's agents can do besides talking. */
export class Tools {
  #answers;
  #tickets;
  #artifacts;

  /**
   * @param {object} parts
   * @param {import("../answers/answers.mjs").Answers} parts.answers
   * @param {import("../store/imbrace/tickets.mjs").Tickets} parts.tickets
   * @param {import("./artifacts.mjs").Artifacts} parts.artifacts
   */
  constructor({ answers, tickets, artifacts }) {
    this.#answers = answers;
    this.#tickets = tickets;
    this.#artifacts = artifacts;
  }

  /**
   * @param {Doing} doing
   * @param {Task} task
   * @returns {ToolSet}
   */
  of(doing, task) {
    switch (doing) {
      case "look-up":
        return { search_documentation: this.#search() };
      case "ask-first":
        return { open_ticket: this.#openTicket(task) };
      case "delegate":
        return { ask_colleague: this.#askColleague(task) };
      case "write":
        return { create_document: this.#createDocument(task) };
      default:
        return {};
    }
  }

  /**
   * The tools of an agent that is asked beside a chat: those that leave nothing behind.
   * @param {Doing} doing
   * @returns {ToolSet}
   */
  ofSubAgent(doing) {
    return doing === "look-up" ? { search_documentation: this.#search() } : {};
  }

  #search() {
    return tool({
      description: "Searches the documentation.",
      inputSchema: input({ query: text }),
      execute: ({ query = "" }) => {
        const question = { text: query, earlier: [], language: "English" };
        const sources = this.#answers
          .prepare(question)
          .context.map(({ metadata, score, content }) => ({
            title: metadata?.["originalName"],
            url: metadata?.["sourceUrl"],
            score,
            excerpt: content.slice(0, 200),
          }));
        return { query, sources };
      },
    });
  }

  /** @param {Task} task */
  #openTicket({ userId }) {
    return tool({
      description: "Opens a ticket.",
      inputSchema: input({ subject: text, details: text }),
      needsApproval: true,
      execute: ({ subject = "", details = "" }) => {
        const number = this.#tickets.open(userId, { subject, details });
        return { ticket: `T-${number}`, subject };
      },
    });
  }

  /** @param {Task} task */
  #askColleague({ askColleague }) {
    return tool({
      description: "Asks the agent whose subject this is.",
      inputSchema: input({ question: text }),
      execute: () => askColleague(),
    });
  }

  /** @param {Task} task */
  #createDocument({ userId, chatId, write }) {
    return tool({
      description: "Writes a document beside the chat.",
      inputSchema: input({ title: text, kind: { enum: ["text", "code", "sheet"] } }),
      execute: ({ title = "", kind }, { abortSignal = new AbortController().signal }) => {
        const of = /** @type {import("./artifacts.mjs").ArtifactKind} */ (kind);
        return this.#artifacts.write({ userId, chatId, title, kind: of }, write, abortSignal);
      },
    });
  }
}

/**
 * @param {Record<string, import("ai").JSONSchema7>} properties
 * @returns {import("ai").Schema<Record<string, string>>}
 */
function input(properties) {
  return jsonSchema({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
}
