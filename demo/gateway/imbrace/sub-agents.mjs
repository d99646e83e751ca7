// @ts-check
import { stepCountIs, streamText } from "ai";
import { LocalLanguageModel } from "./language-model.mjs";

/** @typedef {import("./agents.mjs").Agent} Agent */
/** @typedef {import("./artifacts.mjs").DataPart} DataPart */
/** @typedef {import("../store/imbrace/sub-agent-messages.mjs").Session} Session */

const mostSteps = 4;

// Beside a chat there is nobody to give leave, no further colleague, and no place for a document.
/** @type {ReadonlySet<import("./minds.mjs").Doing>} */
const onlyInChats = new Set(["ask-first", "delegate", "write"]);

/** Agents that are asked by others, or by a user beside the chat: each in a session of its own. */
export class SubAgents {
  #minds;
  #tools;
  #sessions;

  /**
   * @param {object} parts
   * @param {import("./minds.mjs").Minds} parts.minds
   * @param {import("./tools.mjs").Tools} parts.tools
   * @param {import("../store/imbrace/sub-agent-messages.mjs").SubAgentMessages} parts.sessions
   */
  constructor({ minds, tools, sessions }) {
    this.#minds = minds;
    this.#tools = tools;
    this.#sessions = sessions;
  }

  /**
   * Asks an agent on behalf of a chat's own, and tells of what it does as it does it.
   * @param {Agent} agent
   * @param {string} chatId
   * @param {string} question
   * @param {AbortSignal} signal ends it, with its reason
   * @param {(error: unknown) => string} worded what a user may know of a fault
   * @returns {AsyncGenerator<DataPart, string>} at last its answer
   */
  async *consult(agent, chatId, question, signal, worded) {
    const session = { chatId, sessionId: crypto.randomUUID() };
    const of = { agent_name: agent.name, session_id: session.sessionId };
    /**
     * @param {string} name
     * @param {Record<string, unknown>} [more]
     * @returns {DataPart}
     */
    const part = (name, more = {}) => ({
      type: `data-sub-agent-${name}`,
      transient: true,
      data: { ...of, ...more },
    });
    yield part("start", { parent_session_id: chatId, assistant_id: agent.id });
    let answer = "";
    /** @type {{ success: boolean, error?: string }} */
    let outcome = { success: true };
    const asked = { role: /** @type {const} */ ("user"), content: question };
    for await (const event of this.#ask(agent, [asked], signal).fullStream) {
      if (event.type === "text-delta") {
        answer += event.text;
        yield part("text-delta", { text: event.text });
      } else if (event.type === "tool-call" || event.type === "tool-result") {
        const { toolName: tool_name, toolCallId: tool_call_id } = event;
        yield part(event.type, { tool_name, tool_call_id });
      } else if (event.type === "error") {
        outcome = { success: false, error: worded(event.error) };
      }
    }
    signal.throwIfAborted();
    this.#sessions.add(session, [asked, { role: "assistant", content: answer }]);
    yield part("end", outcome);
    return answer;
  }

  /**
   * Goes on with a session: a user's question to the agent itself.
   * @param {Agent} agent
   * @param {Session} session
   * @param {string} question
   * @param {AbortSignal} signal
   */
  ask(agent, session, question, signal) {
    const asked = { role: /** @type {const} */ ("user"), content: question };
    const earlier = this.#sessions.of(session);
    this.#sessions.add(session, [asked]);
    return this.#ask(agent, [...earlier, asked], signal);
  }

  /**
   * Stores what came of an answer.
   * @param {Session} session
   * @param {string} answer
   */
  keep(session, answer) {
    if (answer !== "") this.#sessions.add(session, [{ role: "assistant", content: answer }]);
  }

  /**
   * @param {Agent} agent
   * @param {import("../store/imbrace/sub-agent-messages.mjs").SessionMessage[]} messages
   * @param {AbortSignal} abortSignal
   */
  #ask(agent, messages, abortSignal) {
    const doing = onlyInChats.has(agent.doing) ? "answer" : agent.doing;
    return streamText({
      model: new LocalLanguageModel(agent.id, this.#minds.of(doing)),
      messages,
      tools: this.#tools.ofSubAgent(doing),
      stopWhen: stepCountIs(mostSteps),
      maxRetries: 0,
      abortSignal,
      // Faults are parts of the stream, and told of there.
      onError: () => {},
    });
  }
}
