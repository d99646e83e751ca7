// @ts-check
// The documentation, for readers who follow a citation.

import { html, linked, sendPage } from "../http/html.mjs";
import { notFound } from "../http/wire-errors.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function knowledgePages(app, { passages }) {
  app.get("/knowledge/*", async (request, reply) => {
    const file = /** @type {{ "*": string }} */ (request.params)["*"];
    const own = passages.filter((passage) => passage.file === file);
    const [first] = own;
    if (!first) throw notFound("The document");
    return sendPage(reply, {
      title: first.title,
      body: html`${own.map(
        ({ heading, anchor, blocks }) =>
          html`<section id="${anchor}">
            ${heading === first.title ? null : html`<h2>${heading}</h2>`}
            <pre>${linked(blocks.join("\n\n"))}</pre>
          </section> `,
      )}`,
    });
  });
}
