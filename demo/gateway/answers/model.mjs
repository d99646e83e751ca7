// @ts-check
import { flatError } from "../http/wire-errors.mjs";

/** @typedef {{ role: "system" | "user" | "assistant", content: string }} Message */
/**
 * @typedef {object} ModelOptions
 * @property {string} url e.g. "http://localhost:11434/v1"
 * @property {string | null} key
 * @property {string} model
 */

const timeoutMs = 60_000;

/** A language model behind an OpenAI-compatible endpoint. */
export class Model {
  #options;

  /** @param {ModelOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * @param {Message[]} messages
   * @returns {Promise<string>}
   * @throws {import("../http/wire-errors.mjs").WireError} 502 UPSTREAM_ERROR
   */
  async complete(messages) {
    const { url, key, model } = this.#options;
    try {
      const response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key !== null && { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ model, messages }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`the endpoint answered ${response.status}`);
      const content = contentOf(await response.json());
      if (content === null) throw new Error("the endpoint's answer holds no message");
      return content;
    } catch (cause) {
      const refusal = flatError(502, "UPSTREAM_ERROR", "The language model could not be reached.");
      throw Object.assign(refusal, { cause });
    }
  }
}

/**
 * @param {any} body
 * @returns {string | null}
 */
function contentOf(body) {
  const content = body?.choices?.[0]?.message?.content;
  return typeof content === "string" && content.trim() !== "" ? content : null;
}
