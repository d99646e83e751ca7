// @ts-check
// Puts the parts of the iMBRACE wire together.

import { JsonWebTokens } from "../crypto/json-web-tokens.mjs";
import { Accounts } from "../store/imbrace/accounts.mjs";
import { OrganizationUsers } from "../store/imbrace/users.mjs";
import { Credentials } from "./credentials.mjs";

/** @typedef {ReturnType<typeof createImbraceServices>} ImbraceServices */

/**
 * @param {object} parts
 * @param {Readonly<import("../options.mjs").GatewayOptions>} parts.options
 * @param {import("../store/database.mjs").Database} parts.database
 * @param {import("../crypto/signer.mjs").Signer} parts.signer
 */
export function createImbraceServices({ options, database, signer }) {
  const { now } = options;
  const users = new OrganizationUsers(database, now);
  const tokens = new JsonWebTokens(signer, now);
  return {
    credentials: new Credentials({ users, tokens, signer, now, options }),
    accounts: new Accounts(database, now, { seconds: options.refreshSeconds }),
  };
}
