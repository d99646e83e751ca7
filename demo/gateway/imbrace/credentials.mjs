// @ts-check
import { notAllowedIn } from "./refusals.mjs";

/** @typedef {import("../store/imbrace/users.mjs").OrganizationUser} OrganizationUser */
/**
 * @typedef {object} Caller
 * @property {OrganizationUser} user
 * @property {string | null} organizationId as the request names it
 */

/**
 * Knows whose a request is: by an API key, a JSON Web Token that comes with its organization, or an
 * access token, in this order (reference, section 1).
 */
export class Credentials {
  #users;
  #tokens;
  #signer;
  #now;
  #options;

  /**
   * @param {object} parts
   * @param {import("../store/imbrace/users.mjs").OrganizationUsers} parts.users
   * @param {import("../crypto/json-web-tokens.mjs").JsonWebTokens} parts.tokens
   * @param {import("../crypto/signer.mjs").Signer} parts.signer
   * @param {() => number} parts.now
   * @param {Readonly<import("../options.mjs").GatewayOptions>} parts.options
   */
  constructor({ users, tokens, signer, now, options }) {
    this.#users = users;
    this.#tokens = tokens;
    this.#signer = signer;
    this.#now = now;
    this.#options = options;
  }

  /**
   * An access token for somebody whom a site's own server knows.
   * @param {string} externalId
   * @returns {{ accessToken: string, organizationId: string, expiresAt: number }} milliseconds
   */
  issue(externalId) {
    const { imbraceOrganizationId: organizationId, imbraceTokenSeconds } = this.#options;
    const { id } = this.#keep(externalId);
    // To the second, as the token itself says it.
    const expiresAt = (Math.floor(this.#now() / 1000) + imbraceTokenSeconds) * 1000;
    const accessToken = this.#tokens.write({ sub: id, org: organizationId }, expiresAt);
    return { accessToken, organizationId, expiresAt };
  }

  /**
   * @param {import("fastify").FastifyRequest} request
   * @returns {Caller}
   * @throws {import("./refusals.mjs").ServiceRefusal} 401, or 403 for another organization's
   */
  recognise({ headers }) {
    const organizationId = single(headers["x-organization-id"]);
    const apiKey = single(headers["x-api-key"]);
    const user =
      apiKey === null
        ? this.#byToken(accessTokenOf(headers, organizationId))
        : this.#byApiKey(apiKey);
    if (organizationId !== null && organizationId !== user.organizationId) {
      throw notAllowedIn(403, "The credential is not good in this organization.");
    }
    return { user, organizationId };
  }

  /** @param {string} apiKey */
  #byApiKey(apiKey) {
    const { imbraceApiKey } = this.#options;
    const expected = this.#signer.mac("api-key", imbraceApiKey ?? "");
    const known = this.#signer.same(expected, this.#signer.mac("api-key", apiKey));
    if (imbraceApiKey === null || !known) throw notAllowedIn(401, "Unauthorized - unknown API key");
    return this.#keep(`apikey:${expected}`);
  }

  /** @param {string | null} token */
  #byToken(token) {
    if (token === null) {
      throw notAllowedIn(401, "Unauthorized - API key or Access Token required");
    }
    const claims = this.#tokens.read(token);
    const user = claims && this.#users.find(claims.sub);
    if (!user) throw notAllowedIn(401, "Unauthorized - the access token is not valid any more");
    return user;
  }

  /** @param {string} externalId */
  #keep(externalId) {
    const { imbraceOrganizationId: organizationId, refreshSeconds } = this.#options;
    const name = this.#signer.mac("organization-user", externalId).slice(0, 12).toLowerCase();
    return this.#users.keep(
      { externalId, organizationId, email: `visitor-${name}@demo.invalid` },
      this.#now() + refreshSeconds * 1000,
    );
  }
}

/**
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {string | null} organizationId
 */
function accessTokenOf(headers, organizationId) {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  return (organizationId !== null && bearer) || single(headers["x-access-token"]);
}

/**
 * @param {string | string[] | undefined} header
 * @returns {string | null} null for one that is missing, empty, or there more than once
 */
function single(header) {
  return typeof header === "string" && header !== "" ? header : null;
}
