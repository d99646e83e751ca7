// @ts-check
// Completions as OpenAI's interface has them.

import { estimatedTokens, estimatedUsage } from "../answers/usage.mjs";

/** @typedef {import("../answers/usage.mjs").Usage} Usage */
/** @typedef {{ role: string, content: string | { type: string, text?: unknown }[] | null }} Told */
/** @typedef {{ content: string } | { reason: "stop" | "length", usage: Usage }} Piece */

/** Answers the last question of a conversation that its client keeps. */
export class Completions {
  #answers;
  #now;

  /**
   * @param {import("../answers/answers.mjs").Answers} answers
   * @param {() => number} now
   */
  constructor(answers, now) {
    this.#answers = answers;
    this.#now = now;
  }

  /**
   * The whole answer.
   * @param {Told[]} messages
   * @param {string} model
   * @param {number} maxTokens
   * @param {AbortSignal} signal
   */
  async complete(messages, model, maxTokens, signal) {
    const frame = this.#frame("chat.completion", model);
    let content = "";
    for await (const piece of this.#pieces(messages, maxTokens, signal)) {
      if ("content" in piece) content += piece.content;
      else {
        const message = { role: "assistant", content };
        const choices = [{ index: 0, message, finish_reason: piece.reason }];
        return { ...frame, choices, usage: usageOnWire(piece.usage) };
      }
    }
    throw new Error("The answer came to no end.");
  }

  /**
   * The answer as it comes about.
   * @param {Told[]} messages
   * @param {string} model
   * @param {number} maxTokens
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<string, void>} the data of its events
   */
  async *stream(messages, model, maxTokens, signal) {
    const frame = this.#frame("chat.completion.chunk", model);
    /**
     * @param {Record<string, string>} delta
     * @param {string | null} reason
     * @param {Usage} [usage]
     */
    const chunk = (delta, reason, usage) =>
      JSON.stringify({
        ...frame,
        choices: [{ index: 0, delta, finish_reason: reason }],
        ...(usage && { usage: usageOnWire(usage) }),
      });
    yield chunk({ role: "assistant", content: "" }, null);
    for await (const piece of this.#pieces(messages, maxTokens, signal)) {
      if ("content" in piece) yield chunk({ content: piece.content }, null);
      else yield chunk({}, piece.reason, piece.usage);
    }
    yield "[DONE]";
  }

  /**
   * @param {Told[]} messages
   * @param {number} maxTokens
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<Piece, void>}
   */
  async *#pieces(messages, maxTokens, signal) {
    let content = "";
    for await (const part of this.#answers.stream(questionOf(messages), signal)) {
      if ("delta" in part) {
        if (estimatedTokens(content + part.delta) > maxTokens) {
          const told = messages.map(({ role, content: said }) => ({
            role: /** @type {"user" | "assistant"} */ (role),
            content: wordsIn(said),
          }));
          yield { reason: "length", usage: estimatedUsage(told, content) };
          return;
        }
        content += part.delta;
        yield { content: part.delta };
      } else if ("usage" in part) yield { reason: "stop", usage: part.usage };
    }
  }

  /**
   * @param {string} object
   * @param {string} model
   */
  #frame(object, model) {
    const created = Math.floor(this.#now() / 1000);
    return { id: `chatcmpl-${crypto.randomUUID()}`, object, created, model };
  }
}

/**
 * @param {Told[]} messages
 * @returns {import("../answers/answers.mjs").Question}
 */
function questionOf(messages) {
  const asked = messages
    .filter(({ role }) => role === "user")
    .map(({ content }) => wordsIn(content));
  const earlier = asked.slice(0, -1).map((prompt) => ({
    prompt,
    response: "",
    promptTimestamp: 0,
    responseTimestamp: 0,
  }));
  return { text: asked.at(-1) ?? "", earlier, language: "English" };
}

/** @param {Told["content"]} content */
function wordsIn(content) {
  if (!Array.isArray(content)) return content ?? "";
  return content.map(({ text }) => (typeof text === "string" ? text : "")).join("\n");
}

/** @param {Usage} usage */
function usageOnWire({ promptTokens, completionTokens, totalTokens }) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: totalTokens,
  };
}
