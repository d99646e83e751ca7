// @ts-check

/** @typedef {Extract<import("./signed-tokens.mjs").Audience, "gate" | "homepage">} Audience */
/**
 * @typedef {object} Claims
 * @property {Audience} audience
 * @property {string} releaseId
 * @property {string} subject who: a hash of the e-mail address, or a random word
 * @property {number} expiresAt milliseconds
 */

/** Visitors' tokens: `releaseId.hash.exp.sig`. */
export class GateTokens {
  #tokens;

  /** @param {import("./signed-tokens.mjs").SignedTokens} tokens */
  constructor(tokens) {
    this.#tokens = tokens;
  }

  /**
   * @param {Claims} claims
   * @returns {string}
   */
  write({ audience, releaseId, subject, expiresAt }) {
    return this.#tokens.write(audience, [releaseId, subject], expiresAt);
  }

  /**
   * @param {Audience} audience
   * @param {string} token
   * @returns {Claims}
   * @throws {import("../http/wire-errors.mjs").WireError} 401 AUTH_INVALID or AUTH_EXPIRED
   */
  read(audience, token) {
    const { parts, expiresAt } = this.#tokens.read(audience, token);
    const [releaseId = "", subject = ""] = parts;
    return { audience, releaseId, subject, expiresAt };
  }
}
