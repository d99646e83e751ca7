// @ts-check
import { schemas } from "../http/schemas.mjs";
import { validationError } from "../http/wire-errors.mjs";
import { codeLetter, linkLetter } from "../mail/letters.mjs";

/** @typedef {import("../services.mjs").Services} Services */
/** @typedef {import("../releases.mjs").Release} Release */
/**
 * @typedef {object} StartBody
 * @property {string} releaseId
 * @property {string} [turnstileToken]
 * @property {string} [email]
 * @property {boolean} [marketingConsent]
 * @property {string} [redirectTo]
 */

/**
 * The gate's first step. Whatever a visitor can mend is checked before the Turnstile token is
 * spent: that counts only once.
 * @param {import("fastify").FastifyInstance} app
 * @param {Services} services
 */
export function gateStart(app, services) {
  const { releases, limiter, turnstile, admissions, consents, origins } = services;

  app.post(
    "/ai-chat/free-chat-gate/start",
    { schema: { body: schemas.start } },
    async (request) => {
      const body = /** @type {StartBody} */ (request.body);
      limiter.take("start", request.ip);
      const release = releases.get(body.releaseId);
      const { mode } = release;
      const page = mode === "captcha+magic-link" ? returnPage(origins, body) : null;
      const email = page || mode === "captcha+otp" ? required("email", body.email) : null;
      if (email !== null) limiter.check("mail", admissions.emailHash(email));
      if (release.turnstile) {
        await turnstile.require(release.turnstile, body.turnstileToken ?? "", request.ip);
      }

      if (email === null) {
        const token = admissions.admit("gate", release);
        return { status: "ready", mode, nextStep: "chat", token };
      }
      limiter.take("mail", admissions.emailHash(email));
      if (body.marketingConsent !== undefined) {
        consents.record(release.id, email, body.marketingConsent);
      }
      if (page) {
        await mailLink(services, release, email, page);
        return { status: "sent", mode, nextStep: "link" };
      }
      await mailCode(services, release, email);
      return { status: "sent", mode };
    },
  );
}

/**
 * @param {Services} services
 * @param {Release} release
 * @param {string} email
 */
async function mailCode({ admissions, codes, mailer, options }, release, email) {
  const emailHash = admissions.emailHash(email);
  const code = codes.issue({ releaseId: release.id, emailHash, audience: "gate" });
  await mailer.send(email, codeLetter(release.title, code, options.codeSeconds));
}

/**
 * @param {Services} services
 * @param {Release} release
 * @param {string} email
 * @param {URL} page
 */
async function mailLink({ admissions, links, mailer, options, address }, release, email, page) {
  const link = new URL("/ai-chat/free-chat-gate/verify", address.publicUrl);
  link.searchParams.set("token", links.issue(release.id, admissions.emailHash(email)));
  link.searchParams.set("redirectTo", page.href);
  await mailer.send(email, linkLetter(release.title, link.href, options.linkSeconds));
}

/**
 * @param {import("../http/origins.mjs").Origins} origins
 * @param {StartBody} body
 * @returns {URL} where a mailed link leads back to
 */
function returnPage(origins, body) {
  const page = origins.page(required("redirectTo", body.redirectTo));
  if (page) return page;
  const message = "is not an address on one of the release's allowed origins";
  throw validationError([{ field: "redirectTo", message, code: "origin" }]);
}

/**
 * @param {string} field
 * @param {string | undefined} value
 * @returns {string}
 */
function required(field, value) {
  if (value) return value;
  throw validationError([{ field, message: "is required", code: "required" }]);
}
