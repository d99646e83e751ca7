// @ts-check
// A conversation taken along into the full application, of which the gateway has only this page.

import { html, linked, sendPage } from "../http/html.mjs";
import { schemas } from "../http/schemas.mjs";

/** @typedef {import("../conversation.mjs").Exchange} Exchange */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function handoff(app, { releases, limiter, signatures, handoffs }) {
  app.post("/ai-chat/handoff", { schema: { body: schemas.handoff } }, async (request) => {
    const { releaseId, prevSigniture, transcript } =
      /** @type {{ releaseId: string, prevSigniture: string, transcript: Exchange[] }} */ (
        request.body
      );
    limiter.take("other", request.ip);
    const release = releases.get(releaseId);
    signatures.verify(release.id, transcript, prevSigniture);
    return { token: handoffs.create(release.id, transcript) };
  });
}

/**
 * Shows what was handed over.
 * @param {import("fastify").FastifyReply} reply
 * @param {import("../services.mjs").Services} services
 * @param {string} token
 */
export function sendHandoff(reply, { releases, handoffs }, token) {
  const found = handoffs.read(token);
  if (!found) {
    const body = html`<p>This link has expired, or is not complete.</p>`;
    return sendPage(reply, { title: "No conversation here", body, status: 404 });
  }
  const title = releases.find(found.releaseId)?.title ?? "Parley";
  return sendPage(reply, {
    title: `Conversation with “${title}”`,
    body: conversation(found.transcript),
  });
}

/** @param {Exchange[]} transcript */
function conversation(transcript) {
  return html`<p>
      The full application would carry this conversation on. The demo shows what was handed over.
    </p>
    ${transcript.map(
      ({ prompt, response }) =>
        html`<section>
          <h2>${prompt}</h2>
          <pre>${linked(response)}</pre>
        </section> `,
    )}`;
}
