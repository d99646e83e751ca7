// @ts-check
// Terms of service for signed-in users.

import { schemas } from "../http/schemas.mjs";
import { notFound } from "../http/wire-errors.mjs";
import { requireCurrent } from "./current-terms.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function termsOfUsers(app, { releases, limiter, logins, terms }) {
  const ofRelease = { schema: { params: schemas.releaseParam } };
  app.get("/api/v1/terms/release/:releaseId", ofRelease, async (request) => {
    const { releaseId } = /** @type {{ releaseId: string }} */ (request.params);
    const current = terms.current(releases.get(releaseId).id);
    if (!current) throw notFound("A text of terms for this release");
    return current;
  });

  const accept = { schema: { body: schemas.acceptUserTerms } };
  app.post("/api/v1/terms/accept", accept, async (request) => {
    limiter.take("other", request.ip);
    const user = logins.recognise(request);
    const body = /** @type {{ releaseId: string, tosId: string, version: number }} */ (
      request.body
    );
    const { id } = releases.get(body.releaseId);
    const current = requireCurrent(terms, id, body);
    terms.accept(id, user.id, current);
    return { accepted: true, tosId: current.tosId, version: current.version };
  });
}
