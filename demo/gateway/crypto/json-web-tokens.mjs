// @ts-check
import { createHmac } from "node:crypto";

/**
 * @typedef {object} TokenClaims
 * @property {string} sub whose token it is
 * @property {string} org the organization in which it is good
 * @property {number} exp seconds since 1970
 */

const header = encode({ alg: "HS256", typ: "JWT" });

/**
 * JSON Web Tokens (RFC 7519) with HMAC-SHA256. The header is compared, not read: no token chooses
 * how it is checked.
 */
export class JsonWebTokens {
  #signer;
  #key;
  #now;

  /**
   * @param {import("./signer.mjs").Signer} signer
   * @param {() => number} now
   */
  constructor(signer, now) {
    this.#signer = signer;
    this.#key = Buffer.from(signer.mac("jwt-key", "HS256"), "base64url");
    this.#now = now;
  }

  /**
   * @param {Omit<TokenClaims, "exp">} claims
   * @param {number} expiresAt milliseconds
   * @returns {string}
   */
  write(claims, expiresAt) {
    const iat = Math.floor(this.#now() / 1000);
    const signed = `${header}.${encode({ ...claims, iat, exp: Math.floor(expiresAt / 1000) })}`;
    return `${signed}.${this.#sign(signed)}`;
  }

  /**
   * @param {string} token
   * @returns {TokenClaims | null} null for one that was not made here, or has expired
   */
  read(token) {
    const [head = "", payload = "", signature = "", ...more] = token.split(".");
    if (head !== header || more.length > 0) return null;
    if (!this.#signer.same(this.#sign(`${head}.${payload}`), signature)) return null;
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    return claims.exp * 1000 > this.#now() ? claims : null;
  }

  /** @param {string} text */
  #sign(text) {
    return createHmac("sha256", this.#key).update(text).digest("base64url");
  }
}

/** @param {unknown} value */
function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
