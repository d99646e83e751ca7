// @ts-check
// The part of a site's own server, with its own sessions: it knows its visitors by a cookie, and
// vouches for them. So the page needs no API key, and a name alone opens nobody's chats.

import { schemas } from "../http/schemas.mjs";
import { demoVisitor } from "./demo-visitor.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function demoSignIn(app, { address, limiter, logins, signer }) {
  // Other origins cannot send this: its content type asks for a preflight, which is answered
  // without leave.
  app.post("/demo/sign-in", { schema: { body: schemas.signIn } }, async (request, reply) => {
    limiter.take("start", request.ip);
    /** @typedef {{ name: string, tier?: import("../tiers.mjs").TierName }} Body */
    const { name, tier = "premium" } = /** @type {Body} */ (request.body);
    const username = name.trim();
    const visitor = demoVisitor(request, reply, address);
    // The page is told this id; the cookie it must not learn from it.
    const externalId = `apikey:demo:${signer.mac("demo-visitor", `${visitor}\n${username}`)}`;
    return logins.signIn({ externalId, username, picture: null, tier });
  });
}
