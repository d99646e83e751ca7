// @ts-check
// The stand-in for Turnstile: its browser script, and siteverify.

import { readFileSync } from "node:fs";

const script = readFileSync(new URL("../turnstile/api.js", import.meta.url));

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function turnstile(app, { siteverify }) {
  app.get("/turnstile/v0/api.js", async (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").header("cache-control", "no-cache").send(script),
  );

  app.register(async (scope) => {
    const form = "application/x-www-form-urlencoded";
    scope.addContentTypeParser(form, { parseAs: "string" }, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    });
    scope.post("/turnstile/v0/siteverify", async (request) =>
      siteverify.verify(/** @type {Record<string, unknown>} */ (request.body ?? {})),
    );
  });
}
