// @ts-check
import { estimatedUsage } from "../answers/usage.mjs";
import {
  flatError,
  termsNotAccepted,
  tierQuotaExceeded,
  validationError,
} from "../http/wire-errors.mjs";
import { chosenLanguage } from "../languages.mjs";
import { objectId } from "../store/object-id.mjs";
import { limitsOf } from "../tiers.mjs";
import { AnswerUnderWay } from "./answer-under-way.mjs";
import { messageOnWire } from "./wire-shapes.mjs";

/** @typedef {import("../conversation.mjs").ContextItem} ContextItem */
/** @typedef {import("../answers/usage.mjs").Usage} Usage */
/** @typedef {import("../store/chats.mjs").Chat} Chat */
/** @typedef {import("../store/messages.mjs").Message} Message */
/** @typedef {import("../store/users.mjs").User} User */
/** @typedef {import("./wire-shapes.mjs").WireMessage} WireMessage */
/**
 * @typedef {object} ChatChunk an event of a streamed answer: reference, section 2.2
 * @property {"content" | "context" | "done"} type
 * @property {string} messageId
 * @property {string} [content] to be added to what came before
 * @property {ContextItem[]} [context]
 * @property {WireMessage} [message]
 * @property {string} [finishReason]
 * @property {Usage} [usage]
 * @property {import("../store/messages.mjs").Variant[]} [arenaVariants] those that are whole
 * @property {number} [arenaExpectedVariants]
 * @property {"streaming" | "complete"} [arenaStreamingStatus]
 */
/** @typedef {{ message: WireMessage, usage: Usage, context: ContextItem[] }} ChatResponse */

/**
 * Questions in signed-in users' chats, and their answers. A chat has one answer at a time. Every
 * message is stored, and told to those who listen to the chat.
 */
export class ChatTurns {
  #messages;
  #delegated;
  #counters;
  #releases;
  #terms;
  #answers;
  #feeds;
  /** @type {Map<string, AnswerUnderWay>} by chat */
  #underWay = new Map();

  /**
   * @param {object} parts
   * @param {import("../store/messages.mjs").Messages} parts.messages
   * @param {import("../store/delegated-messages.mjs").DelegatedMessages} parts.delegated
   * @param {import("../store/message-counters.mjs").MessageCounters} parts.counters
   * @param {import("../release-book.mjs").ReleaseBook} parts.releases
   * @param {import("../store/terms.mjs").TermsOfService} parts.terms
   * @param {import("../answers/answers.mjs").Answers} parts.answers
   * @param {import("../realtime/chat-feeds.mjs").ChatFeeds} parts.feeds
   */
  constructor({ messages, delegated, counters, releases, terms, answers, feeds }) {
    this.#messages = messages;
    this.#delegated = delegated;
    this.#counters = counters;
    this.#releases = releases;
    this.#terms = terms;
    this.#answers = answers;
    this.#feeds = feeds;
  }

  /**
   * Answers a question bit by bit. Refusals come before the first event.
   * @param {User} user
   * @param {Chat} chat
   * @param {string} content
   * @param {AbortSignal} gone when nobody waits for the answer any more
   * @returns {AsyncGenerator<ChatChunk, void>}
   */
  async *stream(user, chat, content, gone) {
    const question = this.#question(chat, content);
    const answer = this.#begin(user, chat, content);
    const { messageId } = answer;
    const signal = answer.signalWith(gone);
    try {
      yield { type: "content", messageId };
      for await (const part of this.#answers.stream(question, signal)) {
        if ("context" in part) {
          answer.context = part.context;
          yield { type: "context", messageId, context: part.context };
        } else if ("delta" in part) {
          answer.content += part.delta;
          yield { type: "content", messageId, content: part.delta };
        } else {
          yield* this.#variants(chat, question, answer, signal);
          const message = this.#keep(answer, false);
          yield { type: "done", messageId, ...(message && { message }), ...part };
        }
      }
    } finally {
      this.#keep(answer, true);
    }
  }

  /**
   * Answers once more for each variant that the release has beyond the first, which is there.
   * @param {Chat} chat
   * @param {import("../answers/answers.mjs").Question} question
   * @param {AnswerUnderWay} answer
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<ChatChunk, void>}
   */
  async *#variants({ releaseId }, question, answer, signal) {
    const [first = "", ...others] = this.#releases.get(releaseId).variants;
    if (others.length === 0) return;
    const { content, context, messageId } = answer;
    const whole = [{ variantIndex: 0, variantName: first, releaseId, content, context }];
    for (const [index, variantName] of others.entries()) {
      const other = await this.#answers.answer({ ...question, brief: true }, signal);
      const { response: content, context } = other;
      whole.push({ variantIndex: index + 1, variantName, releaseId, content, context });
      yield {
        type: "content",
        messageId,
        arenaVariants: [...whole],
        arenaExpectedVariants: others.length + 1,
        arenaStreamingStatus: index + 1 < others.length ? "streaming" : "complete",
      };
    }
    answer.variants = whole;
  }

  /**
   * Makes one of an answer's variants the answer.
   * @param {Message} message
   * @param {number} selectedIndex
   */
  select(message, selectedIndex) {
    const variant = message.variants?.[selectedIndex];
    if (!variant) {
      const reason = "is none of this message's variants";
      throw validationError([{ field: "selectedIndex", message: reason, code: "maximum" }]);
    }
    const selected = messageOnWire(this.#messages.select(message, variant));
    this.#feeds.tell(message.chatId, { type: "message", message: selected });
    return { status: "selected", selectedIndex, variantName: variant.variantName };
  }

  /**
   * Answers a question at once.
   * @param {User} user
   * @param {Chat} chat
   * @param {string} content
   * @returns {Promise<ChatResponse>}
   */
  async reply(user, chat, content) {
    const nobodyLeaves = new AbortController().signal;
    for await (const { message, usage } of this.stream(user, chat, content, nobodyLeaves)) {
      if (message && usage) return { message, usage, context: message.context ?? [] };
    }
    throw new Error("An answer came to no end.");
  }

  /**
   * What a client needs to have a question answered by a model of its own.
   * @param {User} user
   * @param {Chat} chat
   * @param {string} content
   * @returns {import("../answers/answers.mjs").Prepared & { requestId: string }}
   */
  prepare(user, chat, content) {
    this.#check(user, chat);
    const prepared = this.#answers.prepare(this.#question(chat, content));
    return { requestId: this.#delegated.prepare(chat.id, content), ...prepared };
  }

  /**
   * Stores a prepared question with the answer that the client had made.
   * @param {User} user
   * @param {Chat} chat
   * @param {{ requestId: string, response: string, context: ContextItem[] }} completed
   * @returns {ChatResponse}
   */
  complete(user, chat, { requestId, response, context }) {
    this.#check(user, chat);
    const content = this.#delegated.take(chat.id, requestId);
    if (content === null) {
      const message = "was not prepared for this chat, or too long ago, or is completed already";
      throw validationError([{ field: "requestId", message, code: "unknown" }]);
    }
    const answer = this.#begin(user, chat, content);
    Object.assign(answer, { content: response, context });
    const message = this.#keep(answer, false);
    if (!message) throw new Error("The chat went while it was written to.");
    const usage = estimatedUsage([{ role: "user", content }], response);
    return { message, usage, context };
  }

  /** @param {string} chatId */
  isAnswering(chatId) {
    return this.#underWay.has(chatId);
  }

  /**
   * Ends the answer that is under way in a chat; as far as it came it is kept.
   * @param {string} chatId
   * @param {Error} reason what its reader is told
   */
  stop(chatId, reason) {
    const answer = this.#underWay.get(chatId);
    if (!answer) return;
    answer.stop(reason);
    this.#keep(answer, true);
  }

  /** Ends all answers. */
  close() {
    const reason = flatError(503, "SERVICE_UNAVAILABLE", "The gateway is closing.");
    for (const chatId of [...this.#underWay.keys()]) this.stop(chatId, reason);
  }

  /**
   * Takes a question in.
   * @param {User} user
   * @param {Chat} chat
   * @param {string} content
   */
  #begin(user, chat, content) {
    this.#check(user, chat);
    if (this.isAnswering(chat.id)) {
      throw flatError(409, "CONFLICT", "This chat's last message is still being answered.");
    }
    const taken = this.#count(user);
    const giveBack = () => this.#counters.giveBack(user.id, taken);
    const question = { id: objectId(), chatId: chat.id, role: /** @type {const} */ ("user") };
    this.#add({ ...question, content, context: null, interrupted: false, variants: null });
    const answer = new AnswerUnderWay(chat.id, objectId(), giveBack);
    this.#underWay.set(chat.id, answer);
    this.#feeds.tell(chat.id, { type: "status", status: "answering" });
    return answer;
  }

  /**
   * Stores what there is of an answer, unless that was done. Where not a word had come, the
   * question stands alone, and costs nothing.
   * @param {AnswerUnderWay} answer
   * @param {boolean} interrupted
   * @returns {WireMessage | null}
   */
  #keep(answer, interrupted) {
    const { chatId, messageId: id, content, context, variants } = answer;
    if (this.#underWay.get(chatId) !== answer) return null;
    this.#underWay.delete(chatId);
    if (content === "") answer.giveBack();
    const role = /** @type {const} */ ("assistant");
    const message =
      content === "" ? null : this.#add({ id, chatId, role, content, context, interrupted, variants });
    this.#feeds.tell(chatId, { type: "status", status: "idle" });
    return message;
  }

  /**
   * @param {import("../store/messages.mjs").Draft} message
   * @returns {WireMessage | null} null when the chat is gone
   */
  #add(message) {
    const stored = this.#messages.add(message);
    if (!stored) return null;
    const onWire = messageOnWire(stored);
    this.#feeds.tell(message.chatId, { type: "message", message: onWire });
    return onWire;
  }

  /**
   * @param {User} user
   * @param {Chat} chat
   */
  #check(user, chat) {
    const owed = this.#terms.owed(chat.releaseId, user.id);
    if (owed) throw termsNotAccepted(owed);
    const { maxConversationLength } = limitsOf(user.tier);
    if (maxConversationLength >= 0 && this.#messages.questions(chat.id) >= maxConversationLength) {
      throw flatError(400, "BAD_REQUEST", "Max number of messages reached");
    }
  }

  /**
   * Takes a message off the user's quotas.
   * @param {User} user
   */
  #count({ id, tier }) {
    const limits = limitsOf(tier);
    const result = this.#counters.take(id, {
      month: limits.messagesPerMonth,
      day: limits.messagesPerDay,
      hour: limits.messagesPerHour,
    });
    if ("taken" in result) return result.taken;
    throw tierQuotaExceeded({
      type: exceededQuotas[result.exceeded.name],
      tier,
      limits,
      usage: this.#counters.usage(id),
      retryAfter: result.exceeded.secondsLeft,
    });
  }

  /**
   * @param {Chat} chat
   * @param {string} text
   * @returns {import("../answers/answers.mjs").Question}
   */
  #question(chat, text) {
    const { languages } = this.#releases.get(chat.releaseId);
    const earlier = exchangesOf(this.#messages.of(chat.id));
    return { text, earlier, language: chosenLanguage(undefined, languages) };
  }
}

const exceededQuotas = /** @type {const} */ ({
  month: "monthly_quota_exceeded",
  day: "daily_quota_exceeded",
  hour: "hourly_quota_exceeded",
});

/**
 * The questions that were answered, with their answers.
 * @param {Message[]} messages
 * @returns {import("../conversation.mjs").Exchange[]}
 */
function exchangesOf(messages) {
  return messages.flatMap((message, index) => {
    const answer = messages[index + 1];
    if (message.role !== "user" || answer?.role !== "assistant") return [];
    return {
      prompt: message.content,
      promptTimestamp: message.writtenAt,
      response: answer.content,
      responseTimestamp: answer.writtenAt,
      context: answer.context ?? [],
    };
  });
}
