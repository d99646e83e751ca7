// @ts-check
// Which pages elsewhere may call what. Each wire has its own rules; only origins that the gateway
// knows get any leave.

/**
 * @typedef {object} SharedPart what pages on other origins have a part in
 * @property {RegExp} routes
 * @property {readonly string[]} preflights where a browser may ask first
 * @property {string} methods
 * @property {string} requestHeaders
 * @property {string} exposedHeaders
 * @property {boolean} credentials whether a page may send cookies along
 */

// The wire and the built package. The caught mails hold sign-in codes, the demo's own pages change
// data, and API keys are for servers: other origins have no part in those.
/** @type {SharedPart} */
const divinci = {
  routes: /^\/(ai-chat|white-label|websocket|embed\/validate-login|api|dist|speech|turnstile)\b/,
  preflights: [
    "/ai-chat",
    "/ai-chat/*",
    "/white-label/*",
    "/white-label-release/*",
    "/websocket/*",
    "/embed/validate-login",
    "/api/*",
  ],
  methods: "GET, POST, DELETE",
  requestHeaders: "content-type, authorization, x-api-key, x-api-version, x-divinci-email-token",
  exposedHeaders: "x-request-id, retry-after",
  credentials: false,
};

// As that service's own gateway has them, but for the origins: it lets every one in.
/** @type {SharedPart} */
const imbrace = {
  routes: /^\/(ai-agent|v3\/ai|data-board)\//,
  preflights: ["/ai-agent/*", "/v3/ai/*", "/data-board/*"],
  methods: "GET, POST, PUT, DELETE, OPTIONS, PATCH",
  requestHeaders: [
    "Content-Type, Authorization, x-api-key, x-access-token, x-temp-token, user-agent",
    "organization-id, x-organization-id, user-email, user-id, x-user-id, x-user-email",
    "x-request-id",
  ].join(", "),
  exposedHeaders: "x-request-id",
  credentials: true,
};

/**
 * Lets pages on allowed origins call the gateway; answers preflights.
 * @param {import("fastify").FastifyInstance} app
 * @param {import("./origins.mjs").Origins} origins
 */
export function allowOrigins(app, origins) {
  app.addHook("onRequest", async (request, reply) => {
    // The route's own path, not the address: that could be spelt in more than one way.
    const path = request.routeOptions.url ?? request.url;
    const part = [divinci, imbrace].find(({ routes }) => routes.test(path));
    if (!part) return;
    reply.header("vary", "Origin");
    const origin = request.headers.origin;
    if (!origin || !origins.allows(origin)) return;
    reply.header("access-control-allow-origin", origin);
    reply.header("access-control-expose-headers", part.exposedHeaders);
    if (part.credentials) reply.header("access-control-allow-credentials", "true");
  });

  for (const { preflights, methods, requestHeaders } of [divinci, imbrace]) {
    for (const path of preflights) {
      app.options(path, async (_request, reply) => {
        if (reply.hasHeader("access-control-allow-origin")) {
          reply.header("access-control-allow-methods", methods);
          reply.header("access-control-allow-headers", requestHeaders);
          reply.header("access-control-max-age", "600");
        }
        return reply.code(204).send();
      });
    }
  }
}
