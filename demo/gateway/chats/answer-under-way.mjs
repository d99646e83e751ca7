// @ts-check

/** An answer that is still being written, as far as it has come. */
export class AnswerUnderWay {
  content = "";
  /** @type {import("../conversation.mjs").ContextItem[]} */
  context = [];
  /** @type {import("../store/messages.mjs").Variant[] | null} */
  variants = null;
  #stopped = new AbortController();

  /**
   * @param {string} chatId
   * @param {string} messageId what the answer will be called
   * @param {() => void} giveBack takes the question off what its user has used
   */
  constructor(chatId, messageId, giveBack) {
    this.chatId = chatId;
    this.messageId = messageId;
    this.giveBack = giveBack;
  }

  /** @param {Error} reason */
  stop(reason) {
    this.#stopped.abort(reason);
  }

  /**
   * Says when to stop writing.
   * @param {AbortSignal} gone the reader's
   */
  signalWith(gone) {
    return AbortSignal.any([gone, this.#stopped.signal]);
  }
}
