// @ts-check
import {
  consumeStream,
  convertToModelMessages,
  createUIMessageStream,
  createUIMessageStreamResponse,
  generateText,
  stepCountIs,
  streamText,
} from "ai";
import { LocalLanguageModel } from "./language-model.mjs";
import { withFilesInWords } from "./prompts.mjs";
import { isInterrupted, settled } from "./settled.mjs";

/** @typedef {import("ai").UIMessage} UIMessage */
/** @typedef {import("ai").UIMessageStreamWriter} Writer */
/** @typedef {import("./agents.mjs").Agent} Agent */
/** @typedef {import("../store/imbrace/agent-chats.mjs").AgentChat} AgentChat */
/**
 * @typedef {object} Turn
 * @property {AgentChat} chat
 * @property {Agent} agent
 * @property {UIMessage[]} history
 * @property {AbortSignal} signal when nobody waits for the answer any more, or it is to end
 * @property {(error: unknown) => string} worded what a user may know of a fault
 */

const mostSteps = 5;

/**
 * Answers of agents. A chat has one at a time: a new question ends the answer that is under way. As
 * far as an answer came it is stored.
 */
export class AgentTurns {
  #minds;
  #tools;
  #agents;
  #subAgents;
  #messages;
  /** @type {Map<string, { stop: AbortController, ended: Promise<void> }>} by chat */
  #underWay = new Map();

  /**
   * @param {object} parts
   * @param {import("./minds.mjs").Minds} parts.minds
   * @param {import("./tools.mjs").Tools} parts.tools
   * @param {import("./agent-book.mjs").AgentBook} parts.agents
   * @param {import("./sub-agents.mjs").SubAgents} parts.subAgents
   * @param {import("../store/imbrace/agent-messages.mjs").AgentMessages} parts.messages
   */
  constructor({ minds, tools, agents, subAgents, messages }) {
    this.#minds = minds;
    this.#tools = tools;
    this.#agents = agents;
    this.#subAgents = subAgents;
    this.#messages = messages;
  }

  /** @param {string} chatId */
  isProcessing(chatId) {
    return this.#underWay.has(chatId);
  }

  /**
   * Waits until a chat has no answer under way.
   * @param {string} chatId
   */
  async idle(chatId) {
    while (this.isProcessing(chatId)) await this.#underWay.get(chatId)?.ended;
  }

  /**
   * Ends the answer that is under way in a chat. Resolves when what came of it is stored.
   * @param {string} chatId
   */
  async stop(chatId) {
    this.#underWay.get(chatId)?.stop.abort();
    await this.idle(chatId);
  }

  /** Ends all answers. */
  async close() {
    await Promise.all([...this.#underWay.keys()].map((chatId) => this.stop(chatId)));
  }

  /**
   * Answers the last message of a chat as it comes about, or goes on where a tool waited.
   * @param {AgentChat} chat idle
   * @param {Agent} agent
   * @param {AbortSignal} gone when nobody reads any more
   * @param {(error: unknown) => string} worded
   * @returns {Response}
   */
  stream(chat, agent, gone, worded) {
    const { signal, end } = this.#begin(chat.id, gone);
    const history = this.#history(chat);
    const turn = { chat, agent, history, signal, worded };
    const stream = createUIMessageStream({
      originalMessages: history,
      generateId: () => crypto.randomUUID(),
      execute: ({ writer }) =>
        this.#act(turn, writer).catch((error) => {
          if (!signal.aborted) throw error;
          writer.write({ type: "abort" });
        }),
      onError: worded,
      onFinish: ({ responseMessage, isAborted }) => this.#keep(chat, responseMessage, isAborted),
    });
    return createUIMessageStreamResponse({
      stream,
      // The stream is read to its end, and so stored, also when its reader has gone.
      consumeSseStream: ({ stream: copy }) => void consumeStream({ stream: copy }).finally(end),
    });
  }

  /**
   * Answers the last message of a chat at once. A plain text has no room for anything but the answer.
   * @param {AgentChat} chat idle
   * @param {Agent} agent
   * @param {AbortSignal} gone
   * @returns {Promise<string>}
   */
  async reply(chat, agent, gone) {
    const { signal, end } = this.#begin(chat.id, gone);
    try {
      const { text } = await generateText({
        model: this.#model({ ...agent, doing: "answer" }),
        messages: await modelMessages(this.#history(chat), {}),
        maxRetries: 0,
        abortSignal: signal,
      });
      const parts = [{ type: /** @type {const} */ ("text"), text }];
      this.#keep(chat, { id: crypto.randomUUID(), role: "assistant", parts }, false);
      return text;
    } finally {
      end();
    }
  }

  /**
   * @param {Turn} turn
   * @param {Writer} writer
   */
  async #act(turn, writer) {
    const { chat, agent, history, signal, worded } = turn;
    const askColleague = await this.#consultation(turn, writer);
    const tools = this.#tools.of(agent.doing, {
      userId: chat.userId,
      chatId: chat.id,
      write: (part) => writer.write(part),
      askColleague,
    });
    const result = streamText({
      model: this.#model(agent),
      messages: await modelMessages(history, tools),
      tools,
      stopWhen: stepCountIs(mostSteps),
      maxRetries: 0,
      abortSignal: signal,
      // Faults are parts of the stream, and told of there.
      onError: () => {},
    });
    const parts = result.toUIMessageStream({ onError: worded });
    writer.merge(agent.showsThinking ? parts : parts.pipeThrough(withoutThoughts()));
  }

  /**
   * Begins to ask the agent's colleague, before the answer begins; the rest comes when the agent
   * asks for it.
   * @param {Turn} turn
   * @param {Writer} writer
   * @returns {Promise<() => Promise<Record<string, unknown>>>}
   */
  async #consultation({ chat, agent, history, signal, worded }, writer) {
    const colleague =
      agent.doing === "delegate" ? this.#agents.colleagueOf(chat.userId, agent) : null;
    if (!colleague) return async () => ({ answer: null });
    const question = (history.at(-1)?.parts ?? [])
      .map((part) => (part.type === "text" ? part.text : ""))
      .join("\n");
    const parts = this.#subAgents.consult(colleague, chat.id, question, signal, worded);
    let next = await parts.next();
    while (!next.done && next.value.type !== "data-sub-agent-text-delta") {
      writer.write(next.value);
      next = await parts.next();
    }
    return async () => {
      for (; !next.done; next = await parts.next()) writer.write(next.value);
      return { agent_name: colleague.name, answer: next.value };
    };
  }

  /** @param {Agent} agent */
  #model({ id, doing }) {
    return new LocalLanguageModel(id, this.#minds.of(doing));
  }

  /**
   * @param {AgentChat} chat
   * @returns {UIMessage[]}
   */
  #history({ id }) {
    return this.#messages.of(id).map(({ id, role, parts }) => ({ id, role, parts }));
  }

  /**
   * Stores an answer, unless there is nothing of it.
   * @param {AgentChat} chat
   * @param {UIMessage} message
   * @param {boolean} isAborted
   */
  #keep({ id: chatId }, { id, parts }, isAborted) {
    if (parts.every(({ type }) => type === "step-start")) return;
    const interrupted = isAborted || isInterrupted(parts);
    this.#messages.put({
      id,
      chatId,
      role: "assistant",
      parts: settled(parts),
      metadata: interrupted ? { interrupted } : null,
    });
  }

  /**
   * @param {string} chatId
   * @param {AbortSignal} gone
   */
  #begin(chatId, gone) {
    const stop = new AbortController();
    /** @type {() => void} */
    let resolve = () => {};
    const ended = /** @type {Promise<void>} */ (new Promise((done) => (resolve = done)));
    const answer = { stop, ended };
    // Of two questions at the same moment the later one is answered.
    this.#underWay.get(chatId)?.stop.abort();
    this.#underWay.set(chatId, answer);
    const end = () => {
      if (this.#underWay.get(chatId) === answer) this.#underWay.delete(chatId);
      resolve();
    };
    return { signal: AbortSignal.any([gone, stop.signal]), end };
  }
}

/**
 * @param {UIMessage[]} history
 * @param {import("ai").ToolSet} tools
 */
function modelMessages(history, tools) {
  return convertToModelMessages(history.map(withFilesInWords), {
    tools,
    // A tool that nobody gave leave to is not asked about again once the user has gone on.
    ignoreIncompleteToolCalls: true,
  });
}

/** Leaves of a model's thinking only that it thought. */
function withoutThoughts() {
  return new TransformStream({
    transform(/** @type {import("ai").UIMessageChunk} */ chunk, controller) {
      if (chunk.type !== "reasoning-delta") controller.enqueue(chunk);
    },
  });
}
