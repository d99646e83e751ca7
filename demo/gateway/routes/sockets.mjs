// @ts-check
// Realtime: a ticket for a socket, and the socket itself.

import { schemas } from "../http/schemas.mjs";
import { acceptUpgrades } from "../http/upgrades.mjs";
import { flatError, notFound } from "../http/wire-errors.mjs";

/** @typedef {import("../store/socket-tickets.mjs").SocketPurpose} SocketPurpose */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function sockets(app, services) {
  const { options, origins, limiter, logins, chats, turns, tickets, feeds, chatSockets } = services;

  app.post("/websocket/ticket", { schema: { body: schemas.ticket } }, async (request) => {
    limiter.take("other", request.ip);
    const user = logins.recognise(request);
    const { purpose, resourceId } =
      /** @type {{ purpose: SocketPurpose, resourceId: string }} */ (request.body);
    if (!chats.find(user.id, resourceId)) throw notFound("The chat");
    const ticket = tickets.issue({ userId: user.id, purpose, resourceId });
    return { ticket, expiresIn: options.ticketSeconds };
  });

  acceptUpgrades(app, options.log, (request, socket, head) => {
    // Browsers let any page open a socket to anywhere: only the server can refuse.
    const { origin } = request.headers;
    if (origin !== undefined && !origins.allows(origin)) {
      throw flatError(403, "FORBIDDEN", "Pages of this origin may open no socket here.");
    }
    const [path = "", query] = (request.url ?? "").split("?", 2);
    const { purpose, resourceId } = resourceAt(path, options.workspaceId);
    const ticket = new URLSearchParams(query).get("ticket") ?? "";
    const userId = tickets.redeem(ticket, { purpose, resourceId });
    if (userId === null) {
      throw flatError(401, "UNAUTHORIZED", "The ticket does not open this, or not any more.");
    }
    if (!chats.find(userId, resourceId)) throw notFound("The chat");
    if (feeds.listenersOf(userId) >= options.socketsPerUser) {
      throw flatError(429, "RATE_LIMIT_EXCEEDED", "Too many sockets are open.");
    }
    const status = turns.isAnswering(resourceId) ? "answering" : "idle";
    const greeting = /** @type {const} */ ({ type: "status", status });
    chatSockets.open(request, socket, head, { userId, chatId: resourceId, greeting });
  });

  app.addHook("preClose", () => chatSockets.close());
}

/**
 * What the socket at a path is about. The gateway's transcripts are its chats.
 * @param {string} path
 * @param {string} workspaceId
 * @returns {{ purpose: SocketPurpose, resourceId: string }}
 */
function resourceAt(path, workspaceId) {
  const [, chat] = /^\/ai-chat\/([^/]+)\/transcript$/.exec(path) ?? [];
  if (chat !== undefined) return { purpose: "chat", resourceId: chat };
  const [, workspace, transcript] = /^\/white-label\/([^/]+)\/transcript\/([^/]+)$/.exec(path) ?? [];
  if (transcript !== undefined && workspace === workspaceId) {
    return { purpose: "transcript", resourceId: transcript };
  }
  throw notFound("A socket at this address");
}
