// @ts-check
// The one figure that the gateway has in real time: how many users listen to a chat.

import { sendEventStream } from "../http/event-stream.mjs";
import { schemas } from "../http/schemas.mjs";
import { notFound } from "../http/wire-errors.mjs";

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function activeUsers(app, { options, limiter, logins, feeds }) {
  const path = "/white-label/:workspaceId/analytics/products/realtime";
  const route = { schema: { params: schemas.workspaceParam }, exposeHeadRoute: false };
  app.get(path, route, async (request, reply) => {
    limiter.take("other", request.ip);
    logins.recognise(request);
    const { workspaceId } = /** @type {{ workspaceId: string }} */ (request.params);
    if (workspaceId !== options.workspaceId) throw notFound("The workspace");
    return sendEventStream(reply, (gone) => figures(feeds, gone));
  });
}

/**
 * The figure now, and whenever it has changed.
 * @param {import("../realtime/chat-feeds.mjs").ChatFeeds} feeds
 * @param {AbortSignal} gone
 * @returns {AsyncGenerator<string, void>}
 */
async function* figures(feeds, gone) {
  let last = -1;
  while (!gone.aborted) {
    const activeUsers = feeds.activeUsers();
    if (activeUsers === last) await feeds.nextChange(gone).catch(() => {});
    else yield JSON.stringify({ activeUsers });
    last = activeUsers;
  }
}
