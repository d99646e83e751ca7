// @ts-check
// A user's chats with agents, one by one and as a list. A public one may be read by everybody, and
// changed by its owner alone.

import { sendEventStream } from "../../http/event-stream.mjs";
import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { storedParts } from "../../imbrace/incoming.mjs";
import { mostChats } from "../../imbrace/limits.mjs";
import { chatRefusal } from "../../imbrace/refusals.mjs";
import { titleOf } from "../../imbrace/titles.mjs";
import { chatOnWire } from "../../imbrace/wire-shapes.mjs";
import { callerOf } from "./area.mjs";
import { ownChat, readableChat } from "./chat-of.mjs";

/** @typedef {import("../../store/imbrace/agent-chats.mjs").AgentChat} AgentChat */
/**
 * @typedef {object} NewChat
 * @property {string} id
 * @property {{ id?: string, parts: any[], metadata?: Record<string, unknown> | null }} message
 * @property {import("../../store/imbrace/agent-chats.mjs").Visibility} selectedVisibilityType
 * @property {string} [assistantId]
 * @property {"chat" | "sub-agent"} [type]
 */
/**
 * @typedef {object} ListQuery
 * @property {string} [limit]
 * @property {string} [starting_after]
 * @property {string} [ending_before]
 */

// A chat's first message is a few thousand characters at most.
const largestBody = 64 * 1024;
const usualLimit = 10;
const statusMs = 5 * 60 * 1000;

/** @type {import("./area.mjs").AddRoutes} */
export function agentChats(app, services) {
  const { limiter, imbrace } = services;
  const { chats, messages, turns } = imbrace;

  /** @param {AgentChat} chat */
  const onWire = (chat) => chatOnWire(chat, turns.isProcessing(chat.id));

  const create = { schema: { body: imbraceSchemas.createChat }, bodyLimit: largestBody };
  app.post("/chats", create, async (request, reply) => {
    limiter.take("message", request.ip);
    const { user } = callerOf(request);
    const body = /** @type {NewChat} */ (request.body);
    const { id, message, selectedVisibilityType: visibility, assistantId = null } = body;
    const parts = storedParts(message.parts);
    const known = chats.find(id);
    if (known && known.userId !== user.id) throw chatRefusal("forbidden", "chat");
    if (known && assistantId !== null) chats.update(id, { assistantId });
    if (!known) {
      if (chats.count(user.id) >= mostChats) {
        throw chatRefusal("rate_limit", "chat", `There are ${mostChats} chats. Delete one first.`);
      }
      const { id: userId, organizationId } = user;
      const of = { userId, organizationId, assistantId, type: body.type ?? "chat" };
      chats.create({ id, title: titleOf(parts), visibility, ...of });
    }
    const { id: messageId = crypto.randomUUID(), metadata = null } = message;
    const stored = messages.put({ id: messageId, chatId: id, role: "user", parts, metadata });
    if (!stored) throw chatRefusal("bad_request", "api", "Another message has this id.");
    return reply.code(known ? 200 : 201).send({ ok: true, id, created: !known });
  });

  app.get("/chats", { schema: { querystring: imbraceSchemas.listChats } }, async (request) => {
    const { user } = callerOf(request);
    const query = /** @type {ListQuery} */ (request.query);
    const { starting_after: startingAfter = null, ending_before: endingBefore = null } = query;
    if (startingAfter !== null && endingBefore !== null) {
      const cause = "starting_after and ending_before cannot be combined.";
      throw chatRefusal("bad_request", "api", cause);
    }
    const cursor = startingAfter ?? endingBefore;
    if (cursor !== null && chats.find(cursor)?.userId !== user.id) {
      throw chatRefusal("not_found", "chat");
    }
    const limit = Number(query.limit ?? usualLimit);
    const { chats: page, hasMore } = chats.list(user.id, { limit, startingAfter, endingBefore });
    return { chats: page.map(onWire), hasMore };
  });

  app.delete(
    "/chats",
    { schema: { querystring: imbraceSchemas.ofOrganization } },
    async (request) => {
      limiter.take("other", request.ip);
      const { user } = callerOf(request);
      const all = chats.list(user.id, {
        limit: mostChats,
        startingAfter: null,
        endingBefore: null,
      });
      for (const { id } of all.chats) await remove(id);
      return { deletedCount: all.chats.length };
    },
  );

  const one = { schema: { params: imbraceSchemas.idParam } };
  app.get("/chats/:id", one, async (request) => onWire(readableChat(services, request)));

  const update = { schema: { ...one.schema, body: imbraceSchemas.updateChat } };
  app.patch("/chats/:id", update, async (request) => {
    limiter.take("other", request.ip);
    const { id } = ownChat(services, request);
    const { assistantId, visibility } = /** @type {Partial<AgentChat>} */ (request.body);
    chats.update(id, {
      ...(assistantId !== undefined && { assistantId }),
      ...(visibility !== undefined && { visibility }),
    });
    return { ok: true };
  });

  app.delete("/chats/:id", one, async (request) => {
    limiter.take("other", request.ip);
    const chat = ownChat(services, request);
    await remove(chat.id);
    return onWire(chat);
  });

  const title = { schema: { ...one.schema, body: imbraceSchemas.chatTitle } };
  app.post("/chats/:id/title", title, async (request) => {
    limiter.take("other", request.ip);
    const { id } = ownChat(services, request);
    const { message } = /** @type {{ message: { parts: { type: string, text?: string }[] } }} */ (
      request.body
    );
    const words = titleOf(message.parts);
    chats.update(id, { title: words });
    return { title: words };
  });

  const status = { ...one, exposeHeadRoute: false };
  app.get("/chats/:id/status/stream", status, async (request, reply) => {
    const { id } = readableChat(services, request);
    return sendEventStream(reply, (gone) => statuses(id, gone));
  });

  /**
   * What a chat does, until it does nothing; for so long at most.
   * @param {string} id
   * @param {AbortSignal} gone
   */
  async function* statuses(id, gone) {
    let stale = false;
    if (turns.isProcessing(id)) {
      yield JSON.stringify({ status: "processing" });
      const limit = AbortSignal.any([gone, AbortSignal.timeout(statusMs)]);
      await Promise.race([turns.idle(id), aborted(limit)]);
      if (gone.aborted) return;
      stale = turns.isProcessing(id);
    }
    yield JSON.stringify({ status: "idle", ...(stale && { stale }) });
  }

  /** @param {string} id */
  async function remove(id) {
    await turns.stop(id);
    chats.delete(id);
  }
}

/** @param {AbortSignal} signal */
function aborted(signal) {
  return new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
