// @ts-check
// Signed-in users' chats, as a list and one by one.

import { chatOnWire, messageOnWire } from "../chats/wire-shapes.mjs";
import { schemas } from "../http/schemas.mjs";
import { flatError, notFound } from "../http/wire-errors.mjs";
import { ownChat } from "./own-chat.mjs";
import { sendHandoff } from "./handoff.mjs";

const mostChats = 200;
const mostListed = 100;

/**
 * @typedef {object} ListQuery
 * @property {string} [release]
 * @property {string} [releaseId]
 * @property {string} [limit]
 * @property {string} [divinciHandoff]
 */

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function chats(app, services) {
  const { releases, limiter, logins, chats: store, messages, turns, feeds } = services;

  app.post("/ai-chat", { schema: { body: schemas.createChat } }, async (request) => {
    limiter.take("other", request.ip);
    const user = logins.recognise(request);
    const body = /** @type {{ releases: [string], title?: string }} */ (request.body);
    const release = releases.get(body.releases[0]);
    if (store.count(user.id) >= mostChats) {
      throw flatError(409, "CONFLICT", `There are ${mostChats} chats. Delete one first.`);
    }
    const chat = store.create(user.id, { releaseId: release.id, title: body.title ?? "New Chat" });
    return { chat: chatOnWire(chat) };
  });

  const list = { schema: { querystring: schemas.listChats } };
  app.get("/ai-chat", list, async (request, reply) => {
    const query = /** @type {ListQuery} */ (request.query);
    if (query.divinciHandoff !== undefined) {
      return sendHandoff(reply, services, query.divinciHandoff);
    }
    const user = logins.recognise(request);
    const limit = Math.min(Number(query.limit ?? mostListed), mostListed);
    const releaseId = query.releaseId ?? query.release ?? null;
    return store.list(user.id, { releaseId, limit }).map(chatOnWire);
  });

  const one = { schema: { params: schemas.chatParam } };
  app.get("/ai-chat/:chatId", one, async (request) => {
    const { chat } = ownChat(services, request);
    return { chat: chatOnWire(chat) };
  });

  app.get("/ai-chat/:chatId/transcript", one, async (request) => {
    const { chat } = ownChat(services, request);
    return { messages: messages.of(chat.id).map(messageOnWire) };
  });

  app.delete("/ai-chat/:chatId", one, async (request, reply) => {
    limiter.take("other", request.ip);
    const { chat } = ownChat(services, request);
    turns.stop(chat.id, notFound("The chat"));
    store.delete(chat.id);
    feeds.tell(chat.id, { type: "deleted" });
    return reply.code(204).send();
  });
}
