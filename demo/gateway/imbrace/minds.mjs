// @ts-check
// What the demo's agents do when they are asked something. The words are the documentation's, or a
// language model's where one is set; when to think, and which tool to call, is written down here, so
// that each agent shows what it is there to show.

import { paced, wordsOf } from "../answers/pace.mjs";
import { flatError } from "../http/wire-errors.mjs";
import { kindAsked } from "./artifacts.mjs";
import { occasionOf } from "./prompts.mjs";

/** @typedef {import("./language-model.mjs").Move} Move */
/** @typedef {import("./prompts.mjs").Occasion} Occasion */
/** @typedef {"answer" | "think" | "look-up" | "ask-first" | "delegate" | "write" | "break-off"} Doing */
/** @typedef {AsyncGenerator<Move, void>} Moves */

const wordsBeforeBreakingOff = 12;
const longestSubject = 80;

/** Makes minds for language models. */
export class Minds {
  #answers;
  #wordPauseMs;

  /**
   * @param {import("../answers/answers.mjs").Answers} answers
   * @param {{ wordPauseMs: number }} pace
   */
  constructor(answers, { wordPauseMs }) {
    this.#answers = answers;
    this.#wordPauseMs = wordPauseMs;
  }

  /**
   * @param {Doing} doing
   * @returns {import("./language-model.mjs").Mind}
   */
  of(doing) {
    return (prompt, signal) => this.#act(doing, occasionOf(prompt), signal);
  }

  /**
   * @param {Doing} doing
   * @param {Occasion} occasion
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  #act(doing, occasion, signal) {
    switch (doing) {
      case "answer":
        return this.#answer(occasion, signal);
      case "think":
        return this.#think(occasion, signal);
      case "look-up":
        return this.#lookUp(occasion, signal);
      case "ask-first":
        return this.#askFirst(occasion, signal);
      case "delegate":
        return this.#delegate(occasion, signal);
      case "write":
        return this.#write(occasion, signal);
      case "break-off":
        return this.#breakOff(occasion, signal);
    }
  }

  /**
   * @param {Occasion} occasion
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  async *#answer({ question, attached }, signal) {
    if (attached.length > 0) {
      const names = attached.map(({ name }) => name).join(", ");
      yield* this.#say(`I got ${names}. I only see names here: files stay unread.\n\n`, signal);
    }
    if (attached.length > 0 && question.text === "") return;
    for await (const part of this.#answers.stream(question, signal)) {
      if ("delta" in part) yield { text: part.delta };
      else if ("usage" in part) yield { usage: part.usage };
    }
  }

  /**
   * @param {Occasion} occasion
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  async *#think(occasion, signal) {
    const { context } = this.#answers.prepare(occasion.question);
    const names = context.map(({ metadata }) => `“${metadata?.["originalName"]}”`);
    const found =
      names.length === 0
        ? "No passage of the documentation bears on that, so I say what can be asked."
        : `${names.length} passages bear on that, the best first: ${names.join(", ")}.`;
    const thought = `What is asked is: “${occasion.question.text}”. ${found}`;
    for await (const reasoning of paced(wordsOf(thought), this.#wordPauseMs, signal)) {
      yield { reasoning };
    }
    yield* this.#answer(occasion, signal);
  }

  /**
   * @param {Occasion} occasion
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  async *#lookUp(occasion, signal) {
    if (occasion.toolOutput) {
      yield* this.#answer(occasion, signal);
      return;
    }
    yield* this.#say("I look that up.", signal);
    yield { toolName: "search_documentation", input: { query: occasion.question.text } };
  }

  /**
   * @param {Occasion} occasion
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  async *#askFirst({ question, toolOutput, attached }, signal) {
    if (!toolOutput) {
      const subject = (question.text.trim().split("\n")[0] ?? "").slice(0, longestSubject);
      yield* this.#say("I can open a ticket about this, if you agree.", signal);
      yield { toolName: "open_ticket", input: { subject, details: question.text } };
    } else if (toolOutput.type === "json") {
      const { ticket } = /** @type {{ ticket: string }} */ (toolOutput.value);
      yield* this.#say(`Ticket ${ticket} is open.`, signal);
    } else if (toolOutput.type === "execution-denied") {
      yield* this.#say("No ticket, then. Perhaps this helps.\n\n", signal);
      yield* this.#answer({ question, toolOutput, attached }, signal);
    } else {
      yield* this.#say("The ticket could not be opened.", signal);
    }
  }

  /**
   * @param {Occasion} occasion
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  async *#delegate(occasion, signal) {
    const { question, toolOutput } = occasion;
    if (!toolOutput) {
      yield { toolName: "ask_colleague", input: { question: question.text } };
      return;
    }
    yield* this.#say("My colleague has looked into it. In brief:\n\n", signal);
    yield* this.#answer({ ...occasion, question: { ...question, brief: true } }, signal);
  }

  /**
   * @param {Occasion} occasion
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  async *#write({ question, toolOutput }, signal) {
    if (!toolOutput) {
      const kind = kindAsked(question.text);
      const title = (question.text.trim().split("\n")[0] ?? "").slice(0, longestSubject);
      yield { toolName: "create_document", input: { title, kind } };
      return;
    }
    const done = "It stands in the document beside our chat. Ask again, and I write a new version.";
    yield* this.#say(toolOutput.type === "json" ? done : "It could not be written down.", signal);
  }

  /**
   * @param {Occasion} occasion
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  async *#breakOff(occasion, signal) {
    let words = 0;
    for await (const move of this.#answer(occasion, signal)) {
      yield move;
      words += 1;
      if (words === wordsBeforeBreakingOff) break;
    }
    throw flatError(502, "UPSTREAM_ERROR", "rate limit exceeded");
  }

  /**
   * @param {string} text
   * @param {AbortSignal} signal
   * @returns {Moves}
   */
  async *#say(text, signal) {
    for await (const word of paced(wordsOf(text), this.#wordPauseMs, signal)) yield { text: word };
  }
}
