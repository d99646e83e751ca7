// @ts-check
// The older addresses of the same chats.

import { agentRefusal } from "../../imbrace/refusals.mjs";
import { chatOnWire, messageOnWire } from "../../imbrace/wire-shapes.mjs";
import { callerOf } from "./area.mjs";

/** @typedef {import("fastify").FastifyRequest} Request */

const usualLimit = 20;
const mostListed = 100;

/** @type {import("./area.mjs").AddRoutes} */
export function legacyChats(app, { limiter, imbrace }) {
  const { chats, messages, turns } = imbrace;

  /** @param {import("../../store/imbrace/agent-chats.mjs").AgentChat} chat */
  const onWire = (chat) => chatOnWire(chat, turns.isProcessing(chat.id));

  app.get("/chat", async (request) => {
    const { id: userId } = userIn(request);
    const limit = Math.min(Number(queryOf(request)["limit"]) || usualLimit, mostListed);
    const page = chats.list(userId, { limit, startingAfter: null, endingBefore: null });
    return { chats: page.chats.map(onWire), count: page.chats.length };
  });

  app.get("/chat/:id", async (request) => {
    const chat = ownChat(request);
    if (queryOf(request)["include_messages"] !== "true") return { chat: onWire(chat) };
    return { chat: onWire(chat), messages: messages.of(chat.id).map(messageOnWire) };
  });

  app.delete("/chat/:id", async (request) => {
    limiter.take("other", request.ip);
    userIn(request);
    const chat = ownChat(request);
    await turns.stop(chat.id);
    chats.delete(chat.id);
    return { message: "The chat is deleted.", chat: onWire(chat) };
  });

  /**
   * The caller, who may name only themself and their organization.
   * @param {Request} request
   */
  function userIn(request) {
    const { user } = callerOf(request);
    const { organization_id: organizationId, user_id: userId = user.id } = queryOf(request);
    if (!organizationId) throw agentRefusal(400, "organization_id is required");
    if (organizationId !== user.organizationId || userId !== user.id) {
      throw agentRefusal(403, "These chats belong to another user.");
    }
    return user;
  }

  /** @param {Request} request */
  function ownChat(request) {
    const chat = chats.find(/** @type {{ id: string }} */ (request.params).id);
    if (chat?.userId !== callerOf(request).user.id) throw agentRefusal(404, "Chat not found");
    return chat;
  }
}

/** @param {Request} request */
function queryOf(request) {
  return /** @type {Partial<Record<string, string>>} */ (request.query);
}
