// @ts-check
import { isSalutation } from "../languages.mjs";
import { composeAnswer } from "./extract.mjs";
import { modelMessages } from "./messages.mjs";

/**
 * @typedef {object} Question
 * @property {string} text
 * @property {import("../conversation.mjs").Exchange[]} earlier the conversation so far
 * @property {string} language its English name, out of the release's own list
 */
/**
 * @typedef {object} Prepared
 * @property {import("./model.mjs").Message[]} messages
 * @property {import("../conversation.mjs").ContextItem[]} context
 */

/** Answers questions out of the documentation: by its own words, or through a language model. */
export class Answers {
  #retrieval;
  #model;

  /**
   * @param {import("./retrieval.mjs").Retrieval} retrieval
   * @param {import("./model.mjs").Model | null} model
   */
  constructor(retrieval, model) {
    this.#retrieval = retrieval;
    this.#model = model;
  }

  /**
   * @param {Question} question
   * @returns {Promise<import("../conversation.mjs").Answer>}
   */
  async answer(question) {
    if (this.#model) {
      const { messages, context } = this.prepare(question);
      return { response: await this.#model.complete(messages), context };
    }
    const { language } = question;
    const salutation = isSalutation(question.text);
    const found = salutation ? [] : this.#retrieval.find(question);
    const topics = this.#retrieval.topics();
    return {
      response: composeAnswer({ found, language, salutation, topics }),
      context: found.map((one) => this.#retrieval.contextItem(one)),
    };
  }

  /**
   * @param {Question} question
   * @returns {Prepared}
   */
  prepare(question) {
    const context = this.#retrieval.find(question).map((one) => this.#retrieval.contextItem(one));
    return { messages: modelMessages(question, context), context };
  }
}
