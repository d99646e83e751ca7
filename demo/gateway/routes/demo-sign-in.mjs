// @ts-check
// The part of a site's own server, with its own sessions: it knows its visitors by a cookie, and
// vouches for them. So the page needs no API key, and a name alone opens nobody's chats.

import { randomBytes } from "node:crypto";
import { schemas } from "../http/schemas.mjs";

const cookieName = "parley-demo-visitor";
const cookieSeconds = 30 * 86_400;

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function demoSignIn(app, { address, limiter, logins, signer }) {
  // Other origins cannot send this: its content type asks for a preflight, which is answered
  // without leave.
  app.post("/demo/sign-in", { schema: { body: schemas.signIn } }, async (request, reply) => {
    limiter.take("start", request.ip);
    const { name } = /** @type {{ name: string }} */ (request.body);
    const username = name.trim();
    const visitor = visitorOf(request.headers.cookie ?? "") ?? randomBytes(24).toString("base64url");
    const secure = address.publicUrl.startsWith("https:") ? "; Secure" : "";
    reply.header("cache-control", "no-store");
    reply.header(
      "set-cookie",
      `${cookieName}=${visitor}; Path=/demo; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Strict` +
        secure,
    );
    // The page is told this id; the cookie it must not learn from it.
    const externalId = `apikey:demo:${signer.mac("demo-visitor", `${visitor}\n${username}`)}`;
    return logins.signIn({ externalId, username, picture: null, tier: "premium" });
  });
}

/**
 * @param {string} cookies
 * @returns {string | undefined}
 */
function visitorOf(cookies) {
  return new RegExp(`(?:^|; *)${cookieName}=([\\w-]{32})(?:;|$)`).exec(cookies)?.[1];
}
