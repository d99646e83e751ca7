// @ts-check
import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * @typedef {"email" | "email-code" | "magic-link" | "handoff" | "turnstile" | "rate" | "token"
 *   | "transcript" | "api-key" | "socket-ticket" | "demo-visitor" | "jwt-key"
 *   | "organization-user"} Purpose
 */

/**
 * HMAC-SHA256 under the gateway's one key, told apart by purpose so that no mac serves another's
 * place.
 */
export class Signer {
  #key;

  /** @param {Buffer} key at least 32 bytes */
  constructor(key) {
    if (key.length < 32) throw new RangeError("The signing key must be at least 32 bytes long.");
    this.#key = key;
  }

  /**
   * @param {Purpose} purpose
   * @param {string} text
   * @returns {string} base64url
   */
  mac(purpose, text) {
    return createHmac("sha256", this.#key).update(`${purpose}\n${text}`).digest("base64url");
  }

  /**
   * Compares two macs in a time that does not tell where they differ.
   * @param {string} expected
   * @param {string} given
   * @returns {boolean}
   */
  same(expected, given) {
    const a = Buffer.from(expected);
    const b = Buffer.from(given);
    return a.length === b.length && timingSafeEqual(a, b);
  }
}
