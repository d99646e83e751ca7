// @ts-check

/** Turnstile tokens that were redeemed: each counts once. */
export class TurnstileTokens {
  #database;
  #signer;

  /**
   * @param {import("./database.mjs").Database} database
   * @param {import("../crypto/signer.mjs").Signer} signer
   */
  constructor(database, signer) {
    this.#database = database;
    this.#signer = signer;
  }

  /**
   * Uses a token up. The same idempotency key may ask again: that is one redemption, repeated.
   * @param {string} token
   * @param {string} idempotencyKey "" for none
   * @param {number} expiresAt when the token would be refused for its age
   * @returns {boolean} false when it was used before
   */
  redeem(token, idempotencyKey, expiresAt) {
    const hash = this.#signer.mac("turnstile", token);
    const added = this.#database.run(
      `INSERT INTO turnstile_tokens (token_hash, idempotency_key, expires_at) VALUES (?, ?, ?)
       ON CONFLICT DO NOTHING`,
      hash,
      idempotencyKey,
      expiresAt,
    );
    if (added === 1) return true;
    const row = this.#database.get("SELECT * FROM turnstile_tokens WHERE token_hash = ?", hash);
    return idempotencyKey !== "" && row?.idempotency_key === idempotencyKey;
  }
}
