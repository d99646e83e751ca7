// @ts-check
// Chat without a gate, for releases that have none.

import { schemas } from "../http/schemas.mjs";
import { flatError } from "../http/wire-errors.mjs";

/** @typedef {import("../conversation.mjs").Turn} Turn */
/** @typedef {Turn & { releaseId: string, sessionId?: string }} AnonymousTurn */
/** @typedef {AnonymousTurn & import("../conversation.mjs").Answer} AnonymousAnswer */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function anonymousChat(app, { releases, limiter, conversation }) {
  /**
   * @param {import("fastify").FastifyRequest} request
   * @returns {import("../conversation.mjs").Speaker}
   */
  const speaker = (request) => {
    limiter.take("message", request.ip);
    const body = /** @type {AnonymousTurn} */ (request.body);
    const release = releases.get(body.releaseId);
    if (release.mode !== "none") {
      const message = "This release is entered through the free-chat gate.";
      throw flatError(403, "gate_required", message, { mode: release.mode });
    }
    if (body.transcript.length >= release.quota.messages) {
      throw flatError(400, "BAD_REQUEST", "Max number of messages reached");
    }
    return { release, subject: body.sessionId ?? null, quota: null };
  };

  const turn = { schema: { body: schemas.anonymousTurn } };
  app.post("/ai-chat/anonymous-chat", turn, async (request) =>
    conversation.reply(speaker(request), /** @type {AnonymousTurn} */ (request.body)),
  );
  app.post("/ai-chat/anonymous-chat/prepare", turn, async (request) =>
    conversation.prepare(speaker(request), /** @type {AnonymousTurn} */ (request.body)),
  );
  const complete = { schema: { body: schemas.anonymousComplete } };
  app.post("/ai-chat/anonymous-chat/complete", complete, async (request) =>
    conversation.complete(speaker(request), /** @type {AnonymousAnswer} */ (request.body)),
  );
}
