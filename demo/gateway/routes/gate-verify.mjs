// @ts-check
// The gate's second step: a code typed in, or a link followed.

import { html, sendPage } from "../http/html.mjs";
import { schemas } from "../http/schemas.mjs";
import { flatError } from "../http/wire-errors.mjs";
import { requireAccepted } from "./code-refusal.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function gateVerify(app, { releases, limiter, admissions, codes, links, origins }) {
  const path = "/ai-chat/free-chat-gate/verify";

  app.post(path, { schema: { body: schemas.verifyCode } }, async (request) => {
    const body = /** @type {{ releaseId: string, email: string, otpCode: string }} */ (
      request.body
    );
    limiter.take("verify", request.ip);
    const release = releases.get(body.releaseId);
    const emailHash = admissions.emailHash(body.email);
    requireAccepted(
      codes.check({ releaseId: release.id, emailHash, audience: "gate" }, body.otpCode),
    );
    return { token: admissions.admit("gate", release, emailHash) };
  });

  // A HEAD request, as a mail scanner might send, must not use the link up.
  const followLink = { schema: { querystring: schemas.followLink }, exposeHeadRoute: false };
  app.get(path, followLink, async (request, reply) => {
    const { token, redirectTo } = /** @type {{ token: string, redirectTo?: string }} */ (
      request.query
    );
    limiter.take("verify", request.ip);
    const page = origins.page(redirectTo ?? "");
    if (!page) {
      throw flatError(400, "REDIRECT_REFUSED", "The link leads to a page that is not allowed.");
    }
    const proven = links.redeem(token);
    if (!proven) return spentLink(request, reply, page);
    const gateToken = admissions.admit("gate", releases.get(proven.releaseId), proven.emailHash);
    page.hash = [...(page.hash ? [page.hash.slice(1)] : []), `freeChatToken=${gateToken}`].join(
      "&",
    );
    return reply
      .header("cache-control", "no-store")
      .header("referrer-policy", "no-referrer")
      .redirect(page.href, 302);
  });
}

/**
 * A link is followed by a person, who wants a page; a program gets the wire's shape.
 * @param {import("fastify").FastifyRequest} request
 * @param {import("fastify").FastifyReply} reply
 * @param {URL} page
 */
function spentLink(request, reply, page) {
  const message = "This link was used already, or has expired.";
  if (!request.headers.accept?.includes("text/html")) throw flatError(400, "LINK_INVALID", message);
  return sendPage(reply, {
    title: "The link no longer works",
    body: html`<p>${message}</p>
      <p><a href="${page.href}">Go back to the chat and ask for a new one.</a></p>`,
    status: 400,
  });
}
