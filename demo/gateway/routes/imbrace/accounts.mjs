// @ts-check
// Chat clients' accounts of their own, and who a credential stands for.

import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { ServiceRefusal } from "../../imbrace/refusals.mjs";
import { callerOf } from "./area.mjs";

/** @typedef {{ email: string, password: string }} AccountBody */

/** @type {import("./area.mjs").AddRoutes} */
export function accounts(app, { limiter, imbrace }) {
  const account = { schema: { body: imbraceSchemas.account } };

  app.post("/auth/register", account, async (request, reply) => {
    limiter.take("start", request.ip);
    const { email, password } = /** @type {AccountBody} */ (request.body);
    if (!(await imbrace.accounts.register(email, password))) throw named(409, "user_exists");
    return reply.code(201).send({ ok: true });
  });

  app.post("/auth/verify-credentials", account, async (request) => {
    limiter.take("verify", request.ip);
    const { email, password } = /** @type {AccountBody} */ (request.body);
    const found = await imbrace.accounts.verify(email, password);
    if (!found) throw named(401, "invalid_credentials");
    return found;
  });
}

/** @type {import("./area.mjs").AddRoutes} */
export function currentUser(app) {
  app.post("/auth/user", async (request) => {
    const { id, email } = callerOf(request).user;
    return { id, email };
  });
}

/**
 * @param {number} status
 * @param {string} error
 */
function named(status, error) {
  return new ServiceRefusal(status, { error }, error);
}
