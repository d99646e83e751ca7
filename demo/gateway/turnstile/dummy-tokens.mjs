// @ts-check
// The tokens that the stand-in's browser script makes: Cloudflare's dummy token, made unique by
// what siteverify has to know. They are not signed: nothing but a test secret ever accepts them.

/** Cloudflare's own dummy token; it passes as often as it is sent. */
export const plainDummyToken = "XXXX.DUMMY.TOKEN.XXXX";

const prefix = "XXXX.DUMMY.TOKEN.";

/**
 * @typedef {object} DummyToken
 * @property {number} at when it was made, milliseconds
 * @property {string} hostname
 * @property {string} action
 * @property {string} cdata
 * @property {boolean} interactive
 */

/**
 * @param {string} token
 * @returns {DummyToken | null} null for what the script did not make
 */
export function readDummyToken(token) {
  if (!token.startsWith(prefix)) return null;
  try {
    const text = Buffer.from(token.slice(prefix.length), "base64url").toString("utf8");
    const { at, hostname, action, cdata, interactive, nonce } = JSON.parse(text);
    if (!Number.isSafeInteger(at) || typeof nonce !== "string" || nonce.length < 16) return null;
    return {
      at,
      hostname: String(hostname ?? ""),
      action: String(action ?? ""),
      cdata: String(cdata ?? ""),
      interactive: interactive === true,
    };
  } catch {
    return null;
  }
}
