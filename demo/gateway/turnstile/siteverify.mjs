// @ts-check
import { plainDummyToken, readDummyToken } from "./dummy-tokens.mjs";

/** @typedef {import("./dummy-tokens.mjs").DummyToken} DummyToken */
/**
 * @typedef {object} Verdict
 * @property {boolean} success
 * @property {string[]} error-codes
 * @property {string} [challenge_ts] ISO 8601
 * @property {string} [hostname]
 * @property {string} [action]
 * @property {string} [cdata]
 * @property {{ interactive: boolean }} [metadata]
 */

const secretPass = "1x0000000000000000000000000000000AA";
const secretFail = "2x0000000000000000000000000000000AA";
const secretSpent = "3x0000000000000000000000000000000AA";

const lifetimeMs = 300_000;
// A browser's clock may be a little ahead of ours.
const clockSkewMs = 60_000;
const longestToken = 2048;

/**
 * Stands in for Turnstile's siteverify: Cloudflare's documented test secrets, ages and single use.
 */
export class Siteverify {
  #used;
  #now;

  /**
   * @param {import("../store/turnstile-tokens.mjs").TurnstileTokens} used
   * @param {() => number} now
   */
  constructor(used, now) {
    this.#used = used;
    this.#now = now;
  }

  /**
   * @param {Record<string, unknown>} fields of the form or JSON body
   * @returns {Verdict}
   */
  verify(fields) {
    const { secret, response, idempotency_key: idempotencyKey = "" } = fields;
    if (!secret) return refusal("missing-input-secret");
    if (secret !== secretPass && secret !== secretFail && secret !== secretSpent) {
      return refusal("invalid-input-secret");
    }
    if (!response) return refusal("missing-input-response");
    if (typeof response !== "string" || typeof idempotencyKey !== "string")
      return refusal("bad-request");
    if (secret === secretFail) return refusal("invalid-input-response");
    if (secret === secretSpent) return refusal("timeout-or-duplicate");
    return this.#redeem(response, idempotencyKey);
  }

  /**
   * @param {string} token
   * @param {string} idempotencyKey
   * @returns {Verdict}
   */
  #redeem(token, idempotencyKey) {
    const now = this.#now();
    if (token === plainDummyToken) return acceptance({ at: now, hostname: "example.com" });
    const dummy = token.length <= longestToken ? readDummyToken(token) : null;
    if (!dummy || dummy.at > now + clockSkewMs) return refusal("invalid-input-response");
    const expiresAt = dummy.at + lifetimeMs;
    if (expiresAt <= now || !this.#used.redeem(token, idempotencyKey, expiresAt)) {
      return refusal("timeout-or-duplicate");
    }
    return acceptance(dummy);
  }
}

/**
 * @param {Partial<DummyToken> & { at: number, hostname: string }} token
 * @returns {Verdict}
 */
function acceptance({ at, hostname, action = "", cdata = "", interactive = false }) {
  return {
    success: true,
    "error-codes": [],
    challenge_ts: new Date(at).toISOString(),
    hostname,
    action,
    cdata,
    metadata: { interactive },
  };
}

/**
 * @param {string} code
 * @returns {Verdict}
 */
function refusal(code) {
  return { success: false, "error-codes": [code] };
}
