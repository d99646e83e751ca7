// @ts-check
import { schemas } from "../http/schemas.mjs";
import { exchangeAt } from "./exchange-at.mjs";

/**
 * @typedef {object} FeedbackBody
 * @property {string} releaseId
 * @property {import("../conversation.mjs").Exchange[]} transcript
 * @property {string} signiture
 * @property {number} messageIndex
 * @property {-1 | 1} [sentiment]
 * @property {string} [feedback]
 * @property {string} [email]
 * @property {string} [sessionId]
 */

/**
 * What is said of an answer counts only with the signed conversation that holds it. A positive word
 * without a comment is taken, and not kept: so the service does.
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function anonymousFeedback(app, { releases, limiter, signatures, feedback }) {
  const path = "/ai-chat/anonymous-feedback";
  app.post(path, { schema: { body: schemas.feedback } }, async (request, reply) => {
    const body = /** @type {FeedbackBody} */ (request.body);
    limiter.take("other", request.ip);
    const release = releases.get(body.releaseId);
    signatures.verify(release.id, body.transcript, body.signiture);
    const { prompt, response } = exchangeAt(body.transcript, body.messageIndex);
    const { messageIndex, sentiment = -1, feedback: comment = "" } = body;
    if (sentiment < 0) {
      feedback.add({
        releaseId: release.id,
        sessionId: body.sessionId ?? null,
        email: body.email ?? null,
        messageIndex,
        sentiment,
        feedback: comment,
        prompt,
        response,
      });
    }
    return reply.code(204).send();
  });
}
