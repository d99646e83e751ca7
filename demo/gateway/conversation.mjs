// @ts-check
import { withShowcase } from "./answers/showcase.mjs";
import { quotaExhausted, termsNotAccepted } from "./http/wire-errors.mjs";
import { chosenLanguage } from "./languages.mjs";

/**
 * @typedef {object} ContextItem
 * @property {string} [vectorId]
 * @property {string} content
 * @property {number} [score]
 * @property {Record<string, unknown>} [metadata]
 */
/**
 * @typedef {object} Exchange
 * @property {string} prompt
 * @property {number} promptTimestamp
 * @property {string} response
 * @property {number} responseTimestamp
 * @property {ContextItem[]} [context]
 * @property {object[]} [products]
 */
/**
 * @typedef {object} Turn what a client sends with a question
 * @property {string} prevSigniture
 * @property {string} newPrompt
 * @property {Exchange[]} transcript
 * @property {string} [language]
 */
/**
 * @typedef {object} Speaker
 * @property {import("./releases.mjs").Release} release
 * @property {string | null} subject null for a visitor who cannot be told from others
 * @property {import("./store/quota-counters.mjs").Quota | null} quota
 */
/** @typedef {{ response: string, context: ContextItem[], products?: object[] }} Answer */
/** @typedef {{ transcript: Exchange[], signiture: string, remaining?: number }} SignedTranscript */

/** One turn of a signed conversation: what is checked before it, and what is signed after it. */
export class Conversation {
  #signatures;
  #terms;
  #quotas;
  #answers;
  #address;
  #now;

  /**
   * @param {object} parts
   * @param {import("./crypto/transcript-signatures.mjs").TranscriptSignatures} parts.signatures
   * @param {import("./store/terms.mjs").TermsOfService} parts.terms
   * @param {import("./store/quota-counters.mjs").QuotaCounters} parts.quotas
   * @param {import("./answers/answers.mjs").Answers} parts.answers
   * @param {{ publicUrl: string }} parts.address
   * @param {() => number} parts.now
   */
  constructor({ signatures, terms, quotas, answers, address, now }) {
    this.#signatures = signatures;
    this.#terms = terms;
    this.#quotas = quotas;
    this.#answers = answers;
    this.#address = address;
    this.#now = now;
  }

  /**
   * Answers the question.
   * @param {Speaker} speaker
   * @param {Turn} turn
   * @returns {Promise<SignedTranscript>}
   */
  reply(speaker, turn) {
    return this.#extend(speaker, turn, async () => {
      const answer = await this.#answers.answer(this.#question(speaker, turn));
      return withShowcase(answer, speaker.release.showcase, this.#address.publicUrl);
    });
  }

  /**
   * What a client needs to have the question answered elsewhere. Costs nothing of the quota yet.
   * @param {Speaker} speaker
   * @param {Turn} turn
   * @returns {import("./answers/answers.mjs").Prepared}
   */
  prepare(speaker, turn) {
    this.#check(speaker, turn);
    if (this.#remaining(speaker) === 0) throw quotaExhausted();
    return this.#answers.prepare(this.#question(speaker, turn));
  }

  /**
   * Signs an answer that the client had made elsewhere.
   * @param {Speaker} speaker
   * @param {Turn & Answer} turn
   * @returns {Promise<SignedTranscript>}
   */
  complete(speaker, turn) {
    return this.#extend(speaker, turn, async () => ({
      response: turn.response,
      context: turn.context,
    }));
  }

  /**
   * @param {Speaker} speaker
   * @param {Turn} turn
   * @param {() => Promise<Answer>} answer
   * @returns {Promise<SignedTranscript>}
   */
  async #extend(speaker, turn, answer) {
    const { release, subject, quota } = speaker;
    const promptTimestamp = this.#now();
    this.#check(speaker, turn);
    const counted = quota !== null && subject !== null;
    if (counted && !this.#quotas.take(release.id, subject, quota)) throw quotaExhausted();
    try {
      const { response, context, products } = await answer();
      const exchange = {
        prompt: turn.newPrompt,
        promptTimestamp,
        response,
        responseTimestamp: this.#now(),
        context,
        ...(products && { products }),
      };
      const transcript = [...turn.transcript, exchange];
      const signiture = this.#signatures.sign(release.id, transcript);
      const remaining = this.#remaining(speaker);
      return { transcript, signiture, ...(remaining !== null && { remaining }) };
    } catch (error) {
      if (counted) this.#quotas.giveBack(release.id, subject);
      throw error;
    }
  }

  /**
   * @param {Speaker} speaker
   * @param {Turn} turn
   */
  #check({ release, subject }, turn) {
    const owed = this.#terms.owed(release.id, subject);
    if (owed) throw termsNotAccepted(owed);
    this.#signatures.verify(release.id, turn.transcript, turn.prevSigniture);
  }

  /**
   * @param {Speaker} speaker
   * @returns {number | null} null where nothing is counted
   */
  #remaining({ release, subject, quota }) {
    return quota && subject !== null ? this.#quotas.remaining(release.id, subject, quota) : null;
  }

  /**
   * @param {Speaker} speaker
   * @param {Turn} turn
   * @returns {import("./answers/answers.mjs").Question}
   */
  #question({ release }, turn) {
    return {
      text: turn.newPrompt,
      earlier: turn.transcript,
      language: chosenLanguage(turn.language, release.languages),
    };
  }
}
