// @ts-check
import { isSalutation } from "../languages.mjs";
import { composeAnswer } from "./extract.mjs";
import { modelMessages } from "./messages.mjs";
import { paced, wordsOf } from "./pace.mjs";
import { estimatedUsage } from "./usage.mjs";

/**
 * @typedef {object} Question
 * @property {string} text
 * @property {import("../conversation.mjs").Exchange[]} earlier the conversation so far
 * @property {string} language its English name, out of the release's own list
 * @property {boolean} [brief] whether the shortest answer that helps is wanted
 */
/**
 * @typedef {object} Prepared
 * @property {import("./model.mjs").Message[]} messages
 * @property {import("../conversation.mjs").ContextItem[]} context
 */

/** @typedef {import("./usage.mjs").Usage} Usage */
/**
 * @typedef {{ context: import("../conversation.mjs").ContextItem[] } | { delta: string }
 *   | { finishReason: string, usage: Usage }} Part of an answer that arrives bit by bit: its sources
 *   first, and last why it ended
 */

/** Answers questions out of the documentation: by its own words, or through a language model. */
export class Answers {
  #retrieval;
  #model;
  #wordPauseMs;

  /**
   * @param {import("./retrieval.mjs").Retrieval} retrieval
   * @param {import("./model.mjs").Model | null} model
   * @param {{ wordPauseMs: number }} pace of streams without a model, which has a pace of its own
   */
  constructor(retrieval, model, { wordPauseMs }) {
    this.#retrieval = retrieval;
    this.#model = model;
    this.#wordPauseMs = wordPauseMs;
  }

  /**
   * @param {Question} question
   * @param {AbortSignal} [signal] ends a model's work, with its reason
   * @returns {Promise<import("../conversation.mjs").Answer>}
   */
  async answer(question, signal) {
    if (this.#model) {
      const { messages, context } = this.prepare(question);
      return { response: await this.#model.complete(messages, signal), context };
    }
    return this.#extract(question);
  }

  /**
   * The same answer, as it comes about.
   * @param {Question} question
   * @param {AbortSignal} signal ends it, with its reason
   * @returns {AsyncGenerator<Part, void>}
   */
  async *stream(question, signal) {
    const { messages, context } = this.prepare(question);
    if (this.#model) {
      yield { context };
      yield* this.#model.stream(messages, signal);
      return;
    }
    const extract = this.#extract(question);
    yield { context: extract.context };
    for await (const delta of paced(wordsOf(extract.response), this.#wordPauseMs, signal)) {
      yield { delta };
    }
    yield { finishReason: "stop", usage: estimatedUsage(messages, extract.response) };
  }

  /**
   * @param {Question} question
   * @returns {Prepared}
   */
  prepare(question) {
    const context = this.#retrieval.find(question).map((one) => this.#retrieval.contextItem(one));
    return { messages: modelMessages(question, context), context };
  }

  /**
   * @param {Question} question
   * @returns {import("../conversation.mjs").Answer}
   */
  #extract(question) {
    const { language } = question;
    const salutation = isSalutation(question.text);
    const all = salutation ? [] : this.#retrieval.find(question);
    const found = question.brief ? all.slice(0, 1) : all;
    const topics = this.#retrieval.topics();
    return {
      response: composeAnswer({ found, language, salutation, topics }),
      context: found.map((one) => this.#retrieval.contextItem(one)),
    };
  }
}
