// @ts-check
// The `ai` package's interface to a language model, for what this machine says by itself.

import { estimatedTokens } from "../answers/usage.mjs";

/** @typedef {Extract<import("ai").LanguageModel, { specificationVersion: "v3" }>} Model */
/** @typedef {Parameters<Model["doStream"]>[0]} CallOptions */
/** @typedef {CallOptions["prompt"]} Prompt */
/** @typedef {Awaited<ReturnType<Model["doStream"]>>["stream"]} PartStream */
/** @typedef {PartStream extends ReadableStream<infer Part> ? Part : never} StreamPart */
/** @typedef {Awaited<ReturnType<Model["doGenerate"]>>} Generated */
/** @typedef {Extract<StreamPart, { type: "finish" }>} Finish */
/**
 * @typedef {{ reasoning: string } | { text: string } | { toolName: string, input: object }
 *   | { usage: import("../answers/usage.mjs").Usage }} Move what a mind does next: it adds to what it
 *   thinks or says, or calls a tool
 */
/** @typedef {(prompt: Prompt, signal: AbortSignal) => AsyncIterable<Move>} Mind */

const charactersOfInput = 12;

/**
 * A language model that says what a mind has it say.
 * @implements {Model}
 */
export class LocalLanguageModel {
  specificationVersion = /** @type {const} */ ("v3");
  provider = "parley-demo";
  /** @type {Record<string, RegExp[]>} it reads words alone, and is given nothing else */
  supportedUrls = {};
  #mind;

  /**
   * @param {string} modelId
   * @param {Mind} mind
   */
  constructor(modelId, mind) {
    this.modelId = modelId;
    this.#mind = mind;
  }

  /** @param {CallOptions} options */
  async doStream(options) {
    return { stream: streamOf(this.#parts(options)) };
  }

  /**
   * @param {CallOptions} options
   * @returns {Promise<Generated>}
   */
  async doGenerate(options) {
    /** @type {Generated["content"]} */
    const content = [];
    let text = "";
    /** @type {Finish | null} */
    let end = null;
    for await (const part of this.#parts(options)) {
      if (part.type === "error") throw part.error;
      if (part.type === "text-delta") text += part.delta;
      if (part.type === "tool-call") content.push(part);
      if (part.type === "finish") end = part;
    }
    if (text !== "") content.unshift({ type: "text", text });
    if (!end) throw new Error("The model came to no end.");
    return { content, finishReason: end.finishReason, usage: end.usage, warnings: [] };
  }

  /**
   * What the mind does, as the interface has it. Its fault is a part of the stream, as that of a
   * provider which breaks off; when it is told to end, the stream breaks.
   * @param {CallOptions} options
   * @returns {AsyncGenerator<StreamPart, void>}
   */
  async *#parts({ prompt, abortSignal = new AbortController().signal }) {
    const blocks = new Blocks();
    yield { type: "stream-start", warnings: [] };
    try {
      for await (const move of this.#mind(prompt, abortSignal)) yield* blocks.parts(move);
      yield* blocks.close();
      yield blocks.finish(prompt, blocks.calls > 0 ? "tool-calls" : "stop");
    } catch (error) {
      abortSignal.throwIfAborted();
      yield { type: "error", error };
      yield blocks.finish(prompt, "error");
    }
  }
}

/** Opens and closes the blocks of text and reasoning around what is said and thought. */
class Blocks {
  calls = 0;
  #opened = 0;
  #said = "";
  /** @type {import("../answers/usage.mjs").Usage | null} */
  #usage = null;
  /** @type {{ kind: "text" | "reasoning", id: string } | null} */
  #open = null;

  /**
   * @param {Move} move
   * @returns {Generator<StreamPart, void>}
   */
  *parts(move) {
    if ("text" in move) yield* this.#add("text", move.text);
    else if ("reasoning" in move) yield* this.#add("reasoning", move.reasoning);
    else if ("toolName" in move) yield* this.#call(move.toolName, JSON.stringify(move.input));
    else this.#usage = move.usage;
  }

  /** @returns {Generator<StreamPart, void>} */
  *close() {
    if (this.#open) yield { type: `${this.#open.kind}-end`, id: this.#open.id };
    this.#open = null;
  }

  /**
   * @param {Prompt} prompt
   * @param {Finish["finishReason"]["unified"]} reason
   * @returns {Finish}
   */
  finish(prompt, reason) {
    const input = this.#usage?.promptTokens ?? estimatedTokens(JSON.stringify(prompt));
    const output = this.#usage?.completionTokens ?? estimatedTokens(this.#said);
    return {
      type: "finish",
      finishReason: { unified: reason, raw: undefined },
      usage: {
        inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: output, text: output, reasoning: 0 },
      },
    };
  }

  /**
   * @param {"text" | "reasoning"} kind
   * @param {string} delta
   * @returns {Generator<StreamPart, void>}
   */
  *#add(kind, delta) {
    this.#said += delta;
    if (this.#open?.kind !== kind) {
      yield* this.close();
      // Ids begin anew with every step, as other models' do.
      this.#open = { kind, id: `${kind === "text" ? "t" : "r"}${(this.#opened += 1)}` };
      yield { type: `${kind}-start`, id: this.#open.id };
    }
    if (delta !== "") yield { type: `${kind}-delta`, id: this.#open.id, delta };
  }

  /**
   * @param {string} toolName
   * @param {string} input
   * @returns {Generator<StreamPart, void>}
   */
  *#call(toolName, input) {
    yield* this.close();
    this.calls += 1;
    this.#said += input;
    const toolCallId = `call-${crypto.randomUUID()}`;
    yield { type: "tool-input-start", id: toolCallId, toolName };
    for (let at = 0; at < input.length; at += charactersOfInput) {
      const delta = input.slice(at, at + charactersOfInput);
      yield { type: "tool-input-delta", id: toolCallId, delta };
    }
    yield { type: "tool-input-end", id: toolCallId };
    yield { type: "tool-call", toolCallId, toolName, input };
  }
}

/**
 * @param {AsyncGenerator<StreamPart, void>} parts
 * @returns {PartStream} reads on as it is read from
 */
function streamOf(parts) {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return();
    },
  });
}
