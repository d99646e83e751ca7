// @ts-check
// How the site's own server, whose part the gateway plays, knows its visitors: by a cookie.

import { randomBytes } from "node:crypto";

const cookieName = "parley-demo-visitor";
const cookieSeconds = 30 * 86_400;

/**
 * Who sent a request; whoever comes for the first time is given the cookie.
 * @param {import("fastify").FastifyRequest} request
 * @param {import("fastify").FastifyReply} reply
 * @param {{ publicUrl: string }} address
 * @returns {string}
 */
export function demoVisitor(request, reply, { publicUrl }) {
  const visitor = visitorOf(request.headers.cookie ?? "") ?? randomBytes(24).toString("base64url");
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  reply.header("cache-control", "no-store");
  reply.header(
    "set-cookie",
    `${cookieName}=${visitor}; Path=/demo; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Strict` +
      secure,
  );
  return visitor;
}

/**
 * @param {string} cookies
 * @returns {string | undefined}
 */
function visitorOf(cookies) {
  return new RegExp(`(?:^|; *)${cookieName}=([\\w-]{32})(?:;|$)`).exec(cookies)?.[1];
}
