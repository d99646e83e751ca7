// @ts-check
// The part of a site's own server on the iMBRACE wire: it gives its visitors access tokens, and new
// ones when those have expired. So the page needs no API key.

import { demoVisitor } from "./demo-visitor.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function demoImbraceToken(app, { address, limiter, signer, imbrace }) {
  // A page elsewhere could send this, but not read the answer, and not with the visitor's cookie.
  app.post("/demo/imbrace-token", async (request, reply) => {
    limiter.take("start", request.ip);
    const visitor = demoVisitor(request, reply, address);
    return imbrace.credentials.issue(`demo:${signer.mac("demo-visitor", visitor)}`);
  });
}
