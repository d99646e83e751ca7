// @ts-check
import { randomBytes } from "node:crypto";

/** Secrets that open something for a while. The database has their keyed hashes alone. */
export class Secrets {
  #purpose;
  #signer;
  #now;
  #lifetimeMs;

  /**
   * @param {import("../crypto/signer.mjs").Purpose} purpose
   * @param {import("../crypto/signer.mjs").Signer} signer
   * @param {() => number} now
   * @param {number} seconds for which one is good
   */
  constructor(purpose, signer, now, seconds) {
    this.#purpose = purpose;
    this.#signer = signer;
    this.#now = now;
    this.#lifetimeMs = seconds * 1000;
  }

  /** Milliseconds since 1970. */
  now() {
    return this.#now();
  }

  /** A new one, with what is to be stored of it. */
  make() {
    const secret = randomBytes(24).toString("base64url");
    return { secret, hash: this.hash(secret), expiresAt: this.#now() + this.#lifetimeMs };
  }

  /** @param {string} secret */
  hash(secret) {
    return this.#signer.mac(this.#purpose, secret);
  }
}
