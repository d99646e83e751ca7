// @ts-check
import { flatError } from "../http/wire-errors.mjs";

/** @typedef {"gate" | "homepage" | "access" | "refresh"} Audience which door a token opens */

/**
 * Tokens of the form `part.part.….exp.sig`; exp in seconds, the audience is under the signature
 * only. The parts hold no dot.
 */
export class SignedTokens {
  #signer;
  #now;

  /**
   * @param {import("./signer.mjs").Signer} signer
   * @param {() => number} now
   */
  constructor(signer, now) {
    this.#signer = signer;
    this.#now = now;
  }

  /**
   * @param {Audience} audience
   * @param {string[]} parts
   * @param {number} expiresAt milliseconds
   * @returns {string}
   */
  write(audience, parts, expiresAt) {
    const payload = [...parts, Math.floor(expiresAt / 1000)].join(".");
    return `${payload}.${this.#sign(audience, payload)}`;
  }

  /**
   * @param {Audience} audience
   * @param {string} token
   * @returns {{ parts: string[], expiresAt: number }}
   * @throws {import("../http/wire-errors.mjs").WireError} 401 AUTH_INVALID or AUTH_EXPIRED
   */
  read(audience, token) {
    const end = token.lastIndexOf(".");
    const payload = token.slice(0, Math.max(0, end));
    if (!this.#signer.same(this.#sign(audience, payload), token.slice(end + 1))) {
      throw invalidToken();
    }
    const parts = payload.split(".");
    const expiresAt = Number(parts.pop()) * 1000;
    if (expiresAt <= this.#now()) {
      throw flatError(401, "AUTH_EXPIRED", "The session has expired. Start a new one.");
    }
    return { parts, expiresAt };
  }

  /**
   * @param {Audience} audience
   * @param {string} payload
   */
  #sign(audience, payload) {
    return this.#signer.mac("token", `${audience}\n${payload}`);
  }
}

/** The 401 for a token that was not made here, or whose session is gone. */
export function invalidToken() {
  return flatError(401, "AUTH_INVALID", "The session token is not valid. Start a new session.");
}
