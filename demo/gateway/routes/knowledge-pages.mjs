// @ts-check
// The documentation, for readers who follow a citation.

import { isVerbatim, plain } from "../answers/passages.mjs";
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
            ${heading === first.title ? null : html`<h2>${heading}</h2>`} ${blocks.map(shown)}
          </section> `,
      )}`,
    });
  });
}

/** @param {string} block Markdown */
function shown(block) {
  if (isVerbatim(block))
    return html`<pre><code>${block.replace(/^\s*(```|~~~).*\n?/gm, "").trimEnd()}</code></pre>`;
  const lines = block.split("\n");
  const items = lines.flatMap((line) => /^\s*[-*+]\s+(.*)$/.exec(line)?.[1] ?? []);
  if (items.length < lines.length) return html`<p>${linked(plain(block))}</p>`;
  return html`<ul>
    ${items.map((item) => html`<li>${linked(plain(item))}</li>`)}
  </ul>`;
}
