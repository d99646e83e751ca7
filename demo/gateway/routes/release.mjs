// @ts-check
// What anybody may know of a release, and its terms of service.

import { schemas } from "../http/schemas.mjs";
import { validationError } from "../http/wire-errors.mjs";
import { requireCurrent } from "./current-terms.mjs";

/**
 * @typedef {object} AcceptBody
 * @property {string} tosId
 * @property {number} version
 * @property {string} [freeChatToken]
 * @property {string} [anonymousSessionId]
 */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function release(app, { address, options, releases, limiter, admissions, terms }) {
  /** @param {import("fastify").FastifyRequest} request */
  const named = (request) =>
    releases.get(/** @type {{ releaseId: string }} */ (request.params).releaseId);

  const params = schemas.releaseParam;
  app.get("/white-label-release/:releaseId", { schema: { params } }, async (request) => {
    const { id, title, mode, look, languages, quota } = named(request);
    return {
      _id: id,
      title,
      status: "available",
      allowAnonymousChat: mode === "none",
      maxAnonymousChatMessages: quota.messages,
      whitelabel: options.workspaceId,
      ...(look.picture && { _whitelabelPicture: `${address.publicUrl}${look.picture}` }),
      config: look.config,
      theme: look.theme,
      supportedLanguages: languages,
    };
  });

  const accept = { schema: { params, body: schemas.acceptTerms } };
  const path = "/white-label-release/:releaseId/terms-of-service/accept";
  app.post(path, accept, async (request) => {
    limiter.take("other", request.ip);
    const { id } = named(request);
    const body = /** @type {AcceptBody} */ (request.body);
    const subject = subjectOf(admissions, id, body);
    const current = requireCurrent(terms, id, body);
    terms.accept(id, subject, current);
    return { accepted: true, tosId: current.tosId, version: current.version };
  });
}

/**
 * Who accepts: a visitor with a session of this very release, or an anonymous one by the name they
 * gave.
 * @param {import("../admissions.mjs").Admissions} admissions
 * @param {string} releaseId
 * @param {AcceptBody} body
 * @returns {string}
 */
function subjectOf(admissions, releaseId, body) {
  if (body.freeChatToken !== undefined) {
    const visitor = admissions.recognise("gate", body.freeChatToken);
    if (visitor.release.id === releaseId) return visitor.subject;
    const message = "belongs to another release";
    throw validationError([{ field: "freeChatToken", message, code: "release" }]);
  }
  if (body.anonymousSessionId !== undefined) return body.anonymousSessionId;
  const message = "is required where there is no anonymousSessionId";
  throw validationError([{ field: "freeChatToken", message, code: "required" }]);
}
