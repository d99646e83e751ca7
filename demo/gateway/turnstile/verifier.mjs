// @ts-check
import { randomUUID } from "node:crypto";
import { botRefused, flatError } from "../http/wire-errors.mjs";

const timeoutMs = 5000;
const attempts = 2;

/**
 * Asks siteverify whether a token proves a visitor; the same for Cloudflare's own and for the
 * stand-in.
 */
export class TurnstileVerifier {
  #siteverifyUrl;

  /** @param {() => string} siteverifyUrl known only once the gateway listens */
  constructor(siteverifyUrl) {
    this.#siteverifyUrl = siteverifyUrl;
  }

  /**
   * Lets a visitor pass, or throws: 403 when refused, 503 when nobody could be asked.
   * @param {import("../releases.mjs").TurnstileKeys} keys
   * @param {string} token
   * @param {string} remoteIp
   */
  async require(keys, token, remoteIp) {
    if (token === "") throw botRefused();
    const form = new URLSearchParams({
      secret: keys.secret,
      response: token,
      remoteip: remoteIp,
      // A token counts once: under one key a second attempt is the same request, not a replay.
      idempotency_key: randomUUID(),
    });
    if (!(await this.#ask(form))) throw botRefused();
  }

  /**
   * @param {URLSearchParams} form
   * @returns {Promise<boolean>}
   */
  async #ask(form) {
    let cause;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      try {
        const response = await fetch(this.#siteverifyUrl(), {
          method: "POST",
          body: form,
          signal: AbortSignal.timeout(timeoutMs),
        });
        const verdict = /** @type {any} */ (await response.json());
        if (typeof verdict?.success === "boolean") return verdict.success;
        throw new Error(`siteverify answered ${response.status} without a verdict`);
      } catch (error) {
        cause = error;
      }
    }
    const refusal = flatError(
      503,
      "SERVICE_UNAVAILABLE",
      "The bot check could not be reached. Try again.",
    );
    throw Object.assign(refusal, { cause });
  }
}
