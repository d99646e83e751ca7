// @ts-check
// How a site's own users come in: its server vouches for them with its API key, and their pages
// get tokens by what the server was given.

import { schemas } from "../http/schemas.mjs";
import { flatError, validationError } from "../http/wire-errors.mjs";
import { tierConfig } from "../tiers.mjs";

/**
 * @typedef {object} LoginBody
 * @property {string} apikey
 * @property {string | number} userId
 * @property {string} username
 * @property {string} [picture]
 * @property {import("../tiers.mjs").TierName} [membershipTier]
 */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function embedLogin(app, { options, origins, releases, limiter, logins, signer, counters }) {
  app.post("/embed/login", { schema: { body: schemas.login } }, async (request) => {
    limiter.take("start", request.ip);
    const body = /** @type {LoginBody} */ (request.body);
    if (request.headers.origin !== undefined) {
      throw flatError(403, "FORBIDDEN", "An API key is for servers, and this is a page's request.");
    }
    const keyId = knownKey(body.apikey);
    return logins.signIn({
      externalId: `apikey:${keyId}:${body.userId}`,
      username: body.username,
      picture: body.picture ?? null,
      tier: body.membershipTier ?? "free",
    });
  });

  app.post("/embed/validate-login", { schema: { body: schemas.validateLogin } }, async (request) => {
    limiter.take("verify", request.ip);
    const { refreshToken, origin, releaseId } =
      /** @type {{ refreshToken: string, origin: string, releaseId: string }} */ (request.body);
    if (!origins.allows(origin)) {
      const message = "is none that users of this site come from";
      throw validationError([{ field: "origin", message, code: "origin" }]);
    }
    releases.get(releaseId);
    const { user, accessToken } = logins.renew(refreshToken);
    const { externalId, username, picture, tier } = user;
    return {
      valid: true,
      accessToken,
      userInfo: { user_id: externalId, nickname: username, ...(picture && { picture }) },
      tierConfig: tierConfig(tier, counters.usage(user.id)),
    };
  });

  /**
   * @param {string} apiKey
   * @returns {string} what stands for it in users' ids
   */
  function knownKey(apiKey) {
    const expected = signer.mac("api-key", options.apiKey ?? "");
    if (options.apiKey === null || !signer.same(expected, signer.mac("api-key", apiKey))) {
      throw flatError(401, "UNAUTHORIZED", "The API key is not known.");
    }
    return expected.slice(0, 12);
  }
}
