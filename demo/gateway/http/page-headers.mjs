// @ts-check

/**
 * @typedef {object} PagePolicy
 * @property {"strict" | "off"} csp
 * @property {string | null} turnstileOrigin the real Turnstile's; null for the stand-in
 * @property {readonly string[]} connectSources further servers that the page may call
 * @property {readonly string[]} [frameAncestors] other pages that may show this one in a frame
 */

/**
 * The demo page's Content-Security-Policy: the strictest that a site may send and still have the
 * widget.
 * @param {PagePolicy} policy
 * @returns {string}
 */
export function pageCsp({ turnstileOrigin, connectSources, frameAncestors = [] }) {
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
    ["frame-ancestors 'self'", ...frameAncestors].join(" "),
    "require-trusted-types-for 'script'",
  ].join("; ");
}

/** The package's page for frames, which is there to be shown by others. */
const framePage = /^\/dist\/frame\.html(\?|$)/;

/**
 * Sends the headers that every answer carries.
 * @param {import("fastify").FastifyInstance} app
 * @param {PagePolicy} policy of which `frameAncestors` count for the package's page for frames alone
 */
export function sendPageHeaders(app, { frameAncestors = [], ...policy }) {
  const isStrict = policy.csp === "strict";
  const csp = isStrict ? pageCsp(policy) : null;
  const frameCsp = isStrict ? pageCsp({ ...policy, frameAncestors }) : null;
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "strict-origin-when-cross-origin");
    const own = framePage.test(request.url) ? frameCsp : csp;
    if (own) reply.header("content-security-policy", own);
  });
}
