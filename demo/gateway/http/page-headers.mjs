// @ts-check

/**
 * @typedef {object} PagePolicy
 * @property {"strict" | "off"} csp
 * @property {string | null} turnstileOrigin the real Turnstile's; null for the stand-in
 * @property {readonly string[]} connectSources further servers that the page may call
 */

/**
 * The demo page's Content-Security-Policy: the strictest that a site may send and still have the
 * widget.
 * @param {PagePolicy} policy
 * @returns {string}
 */
export function pageCsp({ turnstileOrigin, connectSources }) {
  const turnstile = turnstileOrigin ? [turnstileOrigin] : [];
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...turnstile].join(" "),
    "style-src 'self'",
    ["connect-src 'self'", ...connectSources].join(" "),
    "img-src 'self' data: https:",
    "media-src 'self'",
    `frame-src ${turnstileOrigin ?? "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

/**
 * Sends the headers that every answer carries.
 * @param {import("fastify").FastifyInstance} app
 * @param {PagePolicy} policy
 */
export function sendPageHeaders(app, policy) {
  const csp = policy.csp === "strict" ? pageCsp(policy) : null;
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "strict-origin-when-cross-origin");
    if (csp) reply.header("content-security-policy", csp);
  });
}
