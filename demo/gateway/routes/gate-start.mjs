// @ts-check
import { validationError } from "../http/wire-errors.mjs";
import { schemas } from "../http/schemas.mjs";
import { codeLetter, linkLetter } from "../mail/letters.mjs";

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
 * @param {import("../services.mjs").Services} services
 */
export function gateStart(app, services) {
  const { releases, limiter, turnstile, admissions } = services;

  app.post(
    "/ai-chat/free-chat-gate/start",
    { schema: { body: schemas.start } },
    async (request) => {
      const body = /** @type {StartBody} */ (request.body);
      limiter.take("start", request.ip);
      const release = releases.get(body.releaseId);
      const send = lettersByMode[release.mode]?.(services, release, body);
      if (release.turnstile) {
        await turnstile.require(release.turnstile, body.turnstileToken ?? "", request.ip);
      }
      if (send) return { status: "sent", mode: release.mode, ...(await send()) };
      const token = admissions.admit("gate", release);
      return { status: "ready", mode: release.mode, nextStep: "chat", token };
    },
  );
}

/**
 * For the modes that write mails: checks what they need, and gives back what sends the mail and
 * tells what to add to the answer.
 * @type {Partial<Record<import("../releases.mjs").GateMode,
 *   (services: import("../services.mjs").Services, release: Release, body: StartBody) =>
 *     () => Promise<{ nextStep?: string }>>>}
 */
const lettersByMode = {
  "captcha+otp"(services, release, body) {
    const { admissions, codes, mailer, options } = services;
    const email = required("email", body.email);
    services.limiter.check("mail", email);
    return async () => {
      services.limiter.take("mail", email);
      recordConsent(services, body, email);
      const emailHash = admissions.emailHash(email);
      const code = codes.issue({ releaseId: release.id, emailHash, audience: "gate" });
      await mailer.send(email, codeLetter(release.title, code, options.codeSeconds));
      return {};
    };
  },

  "captcha+magic-link"(services, release, body) {
    const { admissions, links, mailer, origins, options, address } = services;
    const email = required("email", body.email);
    const page = origins.page(required("redirectTo", body.redirectTo));
    if (!page) {
      const message = "is not an address on one of the release's allowed origins";
      throw validationError([{ field: "redirectTo", message, code: "origin" }]);
    }
    services.limiter.check("mail", email);
    return async () => {
      services.limiter.take("mail", email);
      recordConsent(services, body, email);
      const link = new URL("/ai-chat/free-chat-gate/verify", address.publicUrl);
      link.searchParams.set("token", links.issue(release.id, admissions.emailHash(email)));
      link.searchParams.set("redirectTo", page.href);
      await mailer.send(email, linkLetter(release.title, link.href, options.linkSeconds));
      return { nextStep: "link" };
    };
  },
};

/**
 * @param {string} field
 * @param {string | undefined} value
 * @returns {string}
 */
function required(field, value) {
  if (value) return value;
  throw validationError([{ field, message: "is required", code: "required" }]);
}

/**
 * @param {import("../services.mjs").Services} services
 * @param {StartBody} body
 * @param {string} email
 */
function recordConsent({ consents }, body, email) {
  if (body.marketingConsent !== undefined) {
    consents.record(body.releaseId, email, body.marketingConsent);
  }
}
