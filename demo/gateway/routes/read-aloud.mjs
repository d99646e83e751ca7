// @ts-check
import { notFound } from "../http/wire-errors.mjs";
import { schemas } from "../http/schemas.mjs";
import { exchangeAt } from "./exchange-at.mjs";

/**
 * @typedef {object} SpeechBody
 * @property {string} token
 * @property {import("../conversation.mjs").Exchange[]} transcript
 * @property {string} signiture
 * @property {number} messageIndex
 */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function readAloud(app, { limiter, admissions, signatures, speech, address }) {
  app.post("/ai-chat/free-chat-gate/tts", { schema: { body: schemas.speech } }, async (request) => {
    const body = /** @type {SpeechBody} */ (request.body);
    limiter.take("other", request.ip);
    const { release } = admissions.recognise("gate", body.token);
    signatures.verify(release.id, body.transcript, body.signiture);
    const { response } = exchangeAt(body.transcript, body.messageIndex);
    return { url: `${address.publicUrl}/speech/${await speech.speak(response)}.wav` };
  });

  app.get("/speech/:name.wav", async (request, reply) => {
    const clip = speech.clip(/** @type {{ name: string }} */ (request.params).name);
    if (!clip) throw notFound("The clip");
    return reply.type("audio/wav").header("cache-control", "private, max-age=3600").send(clip);
  });
}
