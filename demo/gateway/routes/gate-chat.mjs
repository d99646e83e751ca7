// @ts-check
// Chat behind the gate. The release comes out of the signed token, never out of the body.

import { schemas } from "../http/schemas.mjs";

/** @typedef {import("../conversation.mjs").Turn & { token: string }} GateTurn */
/** @typedef {GateTurn & import("../conversation.mjs").Answer} GateAnswer */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function gateChat(app, { limiter, admissions, conversation }) {
  /**
   * @param {import("fastify").FastifyRequest} request
   * @returns {import("../conversation.mjs").Speaker}
   */
  const speaker = (request) => {
    limiter.take("message", request.ip);
    const { token } = /** @type {GateTurn} */ (request.body);
    const { release, subject } = admissions.recognise("gate", token);
    return { release, subject, quota: release.quota };
  };

  const turn = { schema: { body: schemas.gateTurn } };
  app.post("/ai-chat/free-chat-gate/chat-send", turn, async (request) =>
    conversation.reply(speaker(request), /** @type {GateTurn} */ (request.body)),
  );
  app.post("/ai-chat/free-chat-gate/prepare", turn, async (request) =>
    conversation.prepare(speaker(request), /** @type {GateTurn} */ (request.body)),
  );
  const complete = { schema: { body: schemas.gateComplete } };
  app.post("/ai-chat/free-chat-gate/complete", complete, async (request) =>
    conversation.complete(speaker(request), /** @type {GateAnswer} */ (request.body)),
  );
}
