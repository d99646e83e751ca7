// @ts-check
import { invalidToken } from "./crypto/signed-tokens.mjs";
import { flatError } from "./http/wire-errors.mjs";

/** @typedef {import("./store/users.mjs").User} User */

/**
 * Signs users in whom a site vouches for, and knows them by their tokens again. A refresh token is
 * good for access tokens, and these for everything else, for a shorter time.
 */
export class Logins {
  #users;
  #tokens;
  #now;
  #accessMs;
  #refreshMs;

  /**
   * @param {object} parts
   * @param {import("./store/users.mjs").Users} parts.users
   * @param {import("./crypto/signed-tokens.mjs").SignedTokens} parts.tokens
   * @param {() => number} parts.now
   * @param {number} parts.accessSeconds
   * @param {number} parts.refreshSeconds
   */
  constructor({ users, tokens, now, accessSeconds, refreshSeconds }) {
    this.#users = users;
    this.#tokens = tokens;
    this.#now = now;
    this.#accessMs = accessSeconds * 1000;
    this.#refreshMs = refreshSeconds * 1000;
  }

  /**
   * @param {import("./store/users.mjs").Identity} identity
   * @returns {{ refreshToken: string, tierAssigned: string }}
   */
  signIn(identity) {
    const expiresAt = this.#now() + this.#refreshMs;
    const { id, tier } = this.#users.keep(identity, expiresAt);
    return { refreshToken: this.#tokens.write("refresh", [id], expiresAt), tierAssigned: tier };
  }

  /**
   * @param {string} refreshToken
   * @returns {{ user: User, accessToken: string }}
   * @throws {import("./http/wire-errors.mjs").WireError} 401 AUTH_INVALID or AUTH_EXPIRED
   */
  renew(refreshToken) {
    const user = this.#userOf("refresh", refreshToken);
    const expiresAt = this.#now() + this.#accessMs;
    return { user, accessToken: this.#tokens.write("access", [user.id], expiresAt) };
  }

  /**
   * Whose request this is.
   * @param {import("fastify").FastifyRequest} request
   * @returns {User}
   * @throws {import("./http/wire-errors.mjs").WireError} 401 UNAUTHORIZED without an access token,
   *   AUTH_INVALID or AUTH_EXPIRED with a bad one
   */
  recognise({ headers }) {
    const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
    if (token === undefined) throw flatError(401, "UNAUTHORIZED", "Sign in first.");
    return this.#userOf("access", token);
  }

  /**
   * @param {"access" | "refresh"} audience
   * @param {string} token
   * @returns {User}
   */
  #userOf(audience, token) {
    const [id = ""] = this.#tokens.read(audience, token).parts;
    const user = this.#users.find(id);
    if (!user) throw invalidToken();
    return user;
  }
}
