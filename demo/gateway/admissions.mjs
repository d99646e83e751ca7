// @ts-check
import { randomBytes } from "node:crypto";
import { invalidToken } from "./crypto/signed-tokens.mjs";

/** @typedef {import("./releases.mjs").Release} Release */
/** @typedef {import("./crypto/gate-tokens.mjs").Audience} Audience */
/**
 * @typedef {object} Visitor
 * @property {Release} release
 * @property {string} subject stands for the visitor in counters and acceptances
 * @property {number} expiresAt milliseconds
 */

/** Lets visitors in with a token, and knows them by it again. */
export class Admissions {
  #releases;
  #tokens;
  #sessions;
  #signer;
  #now;
  #usualSeconds;

  /**
   * @param {object} parts
   * @param {import("./release-book.mjs").ReleaseBook} parts.releases
   * @param {import("./crypto/gate-tokens.mjs").GateTokens} parts.tokens
   * @param {import("./store/sessions.mjs").Sessions} parts.sessions
   * @param {import("./crypto/signer.mjs").Signer} parts.signer
   * @param {() => number} parts.now
   * @param {number} parts.tokenSeconds
   */
  constructor({ releases, tokens, sessions, signer, now, tokenSeconds }) {
    this.#releases = releases;
    this.#tokens = tokens;
    this.#sessions = sessions;
    this.#signer = signer;
    this.#now = now;
    this.#usualSeconds = tokenSeconds;
  }

  /**
   * What stands for an e-mail address in the database and in tokens; upper case and lower case are
   * one.
   * @param {string} email
   * @returns {string}
   */
  emailHash(email) {
    return this.#signer.mac("email", email.toLowerCase()).slice(0, 32);
  }

  /**
   * Opens a session for someone who proved an address, or whom nothing tells from others.
   * @param {Audience} audience
   * @param {Release} release
   * @param {string} [emailHash]
   * @returns {string} the token
   */
  admit(audience, release, emailHash) {
    const claims = {
      audience,
      releaseId: release.id,
      subject: emailHash ?? randomBytes(16).toString("hex"),
      expiresAt: this.#now() + (release.tokenSeconds ?? this.#usualSeconds) * 1000,
    };
    this.#sessions.open(claims);
    return this.#tokens.write(claims);
  }

  /**
   * @param {Audience} audience
   * @param {string} token
   * @returns {Visitor}
   * @throws {import("./http/wire-errors.mjs").WireError} 401 AUTH_INVALID or AUTH_EXPIRED
   */
  recognise(audience, token) {
    const claims = this.#tokens.read(audience, token);
    const release = this.#releases.find(claims.releaseId);
    if (!release || !this.#sessions.has(claims)) throw invalidToken();
    return { release, subject: claims.subject, expiresAt: claims.expiresAt };
  }
}
