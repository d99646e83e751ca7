// @ts-check
// The one module that knows the static file plugin.

import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import { html, sendPage } from "./html.mjs";

/**
 * Serves the demo page at / and the built package at /dist/.
 * @param {import("fastify").FastifyInstance} app
 * @param {{ pageFolder: string, distFolder: string }} folders
 */
export function serveFiles(app, { pageFolder, distFolder }) {
  const common = { cacheControl: false, preCompressed: true };
  if (existsSync(distFolder)) {
    app.register(fastifyStatic, {
      ...common,
      root: distFolder,
      prefix: "/dist/",
      decorateReply: false,
    });
  }
  if (existsSync(join(pageFolder, "index.html"))) {
    app.register(fastifyStatic, { ...common, root: pageFolder, prefix: "/" });
    return;
  }
  app.get("/", async (_request, reply) => {
    const body = html`<p>
        There is no demo page at <code>${pageFolder}</code>. The gateway itself is running.
      </p>
      <p><a href="/mail">Mails</a></p>`;
    return sendPage(reply, { title: "Parley demo gateway", body });
  });
}
