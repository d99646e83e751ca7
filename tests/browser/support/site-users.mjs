// A site that signs its own users in: its server vouches for them, and its pages log them in.

import { randomUUID } from "node:crypto";

/** The key that the site's server has; no page of it ever does. */
export const apiKey = "divinci_key-of-a-server-that-tests-have-made-up";

/** The wire's addresses, as patterns for `page.route` and for counting requests. */
export const userWire = {
  login: /\/embed\/validate-login$/,
  chats: /\/ai-chat$/,
  message: "**/ai-chat/*/message",
  transcript: "**/ai-chat/*/transcript",
};

/**
 * Vouches for a user, as the site's server does, and answers the refresh token.
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {{ tier?: string, userId?: string }} [user]
 * @returns {Promise<string>}
 */
export async function vouchFor({ gateway }, { tier = "premium", userId = randomUUID() } = {}) {
  const response = await fetch(`${gateway.url}/embed/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ apikey: apiKey, userId, username: "Grace", membershipTier: tier }),
  });
  return (await response.json()).refreshToken;
}

/**
 * A script tag of a chat for signed-in users.
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {string} release
 * @param {string} [user] what its attribute says
 */
export function userTag({ gateway }, release, user = "") {
  return `<script src="${gateway.url}/dist/parley.js" divinci-release-id="${release}"
    parley-base-url="${gateway.url}" divinci-external-user="${user}"></script>`;
}

/**
 * Has the page log a user in, and answers what it is told.
 * @param {import("./visitor.mjs").Visitor} visitor
 * @param {string} token
 */
export function logIn({ page }, token) {
  return page.evaluate((refreshToken) => window.DIVINCI_AI.auth.login(refreshToken), token);
}
