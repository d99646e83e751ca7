// @ts-check
import { flatError } from "../http/wire-errors.mjs";

/** @typedef {"gate" | "homepage"} Audience which door a token opens */
/**
 * @typedef {object} Claims
 * @property {Audience} audience
 * @property {string} releaseId
 * @property {string} subject who: a hash of the e-mail address, or a random word
 * @property {number} expiresAt milliseconds
 */

/**
 * Tokens of the form `releaseId.hash.exp.sig`; exp in seconds, the audience is under the signature
 * only.
 */
export class GateTokens {
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
   * @param {Claims} claims
   * @returns {string}
   */
  write(claims) {
    const payload = [claims.releaseId, claims.subject, Math.floor(claims.expiresAt / 1000)].join(
      ".",
    );
    return `${payload}.${this.#sign(claims.audience, payload)}`;
  }

  /**
   * @param {Audience} audience
   * @param {string} token
   * @returns {Claims}
   * @throws {import("../http/wire-errors.mjs").WireError} 401 AUTH_INVALID or AUTH_EXPIRED
   */
  read(audience, token) {
    const [releaseId = "", subject = "", seconds = "", signature = "", ...rest] = token.split(".");
    const payload = [releaseId, subject, seconds].join(".");
    if (rest.length > 0 || !this.#signer.same(this.#sign(audience, payload), signature)) {
      throw invalidToken();
    }
    const expiresAt = Number(seconds) * 1000;
    if (expiresAt <= this.#now()) {
      throw flatError(401, "AUTH_EXPIRED", "The session has expired. Start a new one.");
    }
    return { audience, releaseId, subject, expiresAt };
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
