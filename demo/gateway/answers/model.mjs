// @ts-check
import { EventSourceParserStream } from "eventsource-parser/stream";
import { flatError } from "../http/wire-errors.mjs";
import { estimatedUsage } from "./usage.mjs";

/** @typedef {import("./usage.mjs").Usage} Usage */
/** @typedef {{ role: "system" | "user" | "assistant", content: string }} Message */
/**
 * @typedef {object} ModelOptions
 * @property {string} url e.g. "http://localhost:11434/v1"
 * @property {string | null} key
 * @property {string} model
 */

const timeoutMs = 60_000;
const streamTimeoutMs = 300_000;
const finishReasons = new Set(["stop", "length", "content_filter", "tool_calls"]);

/** A language model behind an OpenAI-compatible endpoint. */
export class Model {
  #options;

  /** @param {ModelOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * @param {Message[]} messages
   * @param {AbortSignal} [signal] ends it, with its reason
   * @returns {Promise<string>}
   * @throws {import("../http/wire-errors.mjs").WireError} 502 UPSTREAM_ERROR
   */
  async complete(messages, signal) {
    try {
      const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
      const response = await this.#ask({ messages }, AbortSignal.any(limits));
      const content = contentOf(await response.json());
      if (content === null) throw new Error("the endpoint's answer holds no message");
      return content;
    } catch (cause) {
      signal?.throwIfAborted();
      throw unreachable(cause);
    }
  }

  /**
   * @param {Message[]} messages
   * @param {AbortSignal} signal ends it, with its reason, and the endpoint's work
   * @returns {AsyncGenerator<{ delta: string } | { finishReason: string, usage: Usage }, void>}
   * @throws {import("../http/wire-errors.mjs").WireError} 502 UPSTREAM_ERROR
   */
  async *stream(messages, signal) {
    let answer = "";
    let finishReason = "";
    /** @type {Usage | null} */
    let usage = null;
    try {
      const body = { messages, stream: true, stream_options: { include_usage: true } };
      const limit = AbortSignal.any([signal, AbortSignal.timeout(streamTimeoutMs)]);
      for await (const chunk of chunksOf(await this.#ask(body, limit))) {
        const [choice] = chunk.choices ?? [];
        const delta = choice?.delta?.content;
        if (typeof delta === "string" && delta !== "") {
          answer += delta;
          yield { delta };
        }
        if (finishReasons.has(choice?.finish_reason)) finishReason = choice.finish_reason;
        usage = usageOf(chunk.usage) ?? usage;
      }
      if (answer.trim() === "") throw new Error("the endpoint's stream holds no message");
      if (finishReason === "") throw new Error("the endpoint's stream ended early");
      yield { finishReason, usage: usage ?? estimatedUsage(messages, answer) };
    } catch (cause) {
      signal.throwIfAborted();
      throw unreachable(cause);
    }
  }

  /**
   * @param {Record<string, unknown>} body
   * @param {AbortSignal} signal
   */
  async #ask(body, signal) {
    const { url, key, model } = this.#options;
    const response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, ...body }),
      signal,
    });
    if (!response.ok) throw new Error(`the endpoint answered ${response.status}`);
    return response;
  }
}

/**
 * The JSON of a stream's events, up to its end mark.
 * @param {Response} response
 * @returns {AsyncGenerator<any, void>}
 */
async function* chunksOf({ body }) {
  if (!body) return;
  const text = body.pipeThrough(new TextDecoderStream());
  for await (const { data } of text.pipeThrough(new EventSourceParserStream())) {
    if (data === "[DONE]") return;
    yield JSON.parse(data);
  }
}

/**
 * @param {any} usage as the endpoint counts it
 * @returns {Usage | null}
 */
function usageOf(usage) {
  const [promptTokens, completionTokens] = [usage?.prompt_tokens, usage?.completion_tokens];
  if (!Number.isFinite(promptTokens) || !Number.isFinite(completionTokens)) return null;
  return { promptTokens, completionTokens, totalTokens: promptTokens + completionTokens };
}

/** @param {unknown} cause */
function unreachable(cause) {
  const refusal = flatError(502, "UPSTREAM_ERROR", "The language model could not be reached.");
  return Object.assign(refusal, { cause });
}

/**
 * @param {any} body
 * @returns {string | null}
 */
function contentOf(body) {
  const content = body?.choices?.[0]?.message?.content;
  return typeof content === "string" && content.trim() !== "" ? content : null;
}
