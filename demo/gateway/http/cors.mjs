// @ts-check

const requestHeaders =
  "content-type, authorization, x-api-key, x-api-version, x-divinci-email-token";

// The wire and the built package. The caught mails hold sign-in codes, the demo's own pages change
// data, and API keys are for servers: other origins have no part in those.
const shared =
  /^\/(ai-chat|white-label|websocket|embed\/validate-login|api|dist|speech|turnstile)\b/;
const preflightPaths = [
  "/ai-chat",
  "/ai-chat/*",
  "/white-label/*",
  "/white-label-release/*",
  "/websocket/*",
  "/embed/validate-login",
  "/api/*",
];

/**
 * Lets pages on allowed origins call the gateway; answers preflights.
 * @param {import("fastify").FastifyInstance} app
 * @param {import("./origins.mjs").Origins} origins
 */
export function allowOrigins(app, origins) {
  app.addHook("onRequest", async (request, reply) => {
    // The route's own path, not the address: that could be spelt in more than one way.
    if (!shared.test(request.routeOptions.url ?? request.url)) return;
    reply.header("vary", "Origin");
    const origin = request.headers.origin;
    if (!origin || !origins.allows(origin)) return;
    reply.header("access-control-allow-origin", origin);
    reply.header("access-control-expose-headers", "x-request-id, retry-after");
  });

  for (const path of preflightPaths) {
    app.options(path, async (_request, reply) => {
      if (reply.hasHeader("access-control-allow-origin")) {
        reply.header("access-control-allow-methods", "GET, POST, DELETE");
        reply.header("access-control-allow-headers", requestHeaders);
        reply.header("access-control-max-age", "600");
      }
      return reply.code(204).send();
    });
  }
}
