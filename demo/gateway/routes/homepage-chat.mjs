// @ts-check
// The older gate: an e-mail address and a code; the release is pinned here, and not named on the
// wire.

import { schemas } from "../http/schemas.mjs";
import { invalidToken } from "../crypto/signed-tokens.mjs";
import { codeLetter } from "../mail/letters.mjs";
import { requireAccepted } from "./code-refusal.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function homepageChat(app, services) {
  const { releases, limiter, turnstile, admissions, codes, mailer, conversation, options } =
    services;
  const release = releases.get(options.homepageReleaseId);
  const path = "/ai-chat/homepage-chat";

  /** @param {string} email */
  const owner = (email) => ({
    releaseId: release.id,
    emailHash: admissions.emailHash(email),
    audience: /** @type {const} */ ("homepage"),
  });

  app.post(`${path}/verify-email`, { schema: { body: schemas.verifyEmail } }, async (request) => {
    const body = /** @type {{ email: string, turnstileToken: string }} */ (request.body);
    limiter.take("start", request.ip);
    limiter.check("mail", admissions.emailHash(body.email));
    if (release.turnstile)
      await turnstile.require(release.turnstile, body.turnstileToken, request.ip);
    limiter.take("mail", admissions.emailHash(body.email));
    const code = codes.issue(owner(body.email));
    await mailer.send(body.email, codeLetter(release.title, code, options.codeSeconds));
    return {};
  });

  app.post(`${path}/confirm-email`, { schema: { body: schemas.confirmEmail } }, async (request) => {
    const body = /** @type {{ email: string, code: string }} */ (request.body);
    limiter.take("verify", request.ip);
    const { emailHash, ...rest } = owner(body.email);
    requireAccepted(codes.check({ emailHash, ...rest }, body.code));
    return { token: admissions.admit("homepage", release, emailHash) };
  });

  app.post(`${path}/message`, { schema: { body: schemas.homepageTurn } }, async (request) => {
    limiter.take("message", request.ip);
    const token = request.headers["x-divinci-email-token"];
    if (typeof token !== "string") throw invalidToken();
    const { subject } = admissions.recognise("homepage", token);
    const turn = /** @type {import("../conversation.mjs").Turn} */ (request.body);
    return conversation.reply({ release, subject, quota: release.quota }, turn);
  });
}
