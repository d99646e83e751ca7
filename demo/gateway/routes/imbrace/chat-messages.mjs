// @ts-check
// What stands in chats with agents, and votes for and against it.

import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { chatRefusal } from "../../imbrace/refusals.mjs";
import { messageOnWire } from "../../imbrace/wire-shapes.mjs";
import { ownChat, readableChat } from "./chat-of.mjs";

/** @typedef {import("../../store/imbrace/agent-messages.mjs").AgentMessage} AgentMessage */

// An answer with all of its parts, as a client has it.
const largestBody = 256 * 1024;

/** @type {import("./area.mjs").AddRoutes} */
export function chatMessages(app, services) {
  const { limiter, imbrace } = services;
  const { messages, turns } = imbrace;
  const one = { schema: { params: imbraceSchemas.idParam } };

  app.get("/chats/:id/messages", one, async (request) => {
    const { id } = readableChat(services, request);
    return messages.of(id).map(messageOnWire);
  });

  const save = { schema: { body: imbraceSchemas.saveMessage }, bodyLimit: largestBody };
  app.post("/messages", save, async (request) => {
    limiter.take("message", request.ip);
    const { message } =
      /** @type {{ message: Omit<AgentMessage, "createdAt" | "metadata"> & Partial<AgentMessage> }} */ (
        request.body
      );
    const { id, chatId, role, parts, metadata = null } = message;
    ownChat(services, request, chatId);
    if (!messages.put({ id, chatId, role, parts, metadata })) {
      throw chatRefusal("bad_request", "api", "Another message has this id.");
    }
    return { ok: true, id };
  });

  app.delete("/messages/:id/trailing", one, async (request) => {
    limiter.take("other", request.ip);
    const message = messages.find(/** @type {{ id: string }} */ (request.params).id);
    if (!message) throw chatRefusal("not_found", "chat");
    ownChat(services, request, message.chatId);
    // What is still being written would come after it.
    await turns.stop(message.chatId);
    messages.deleteFrom(message);
    return { ok: true };
  });

  app.get("/chats/:id/votes", one, async (request) => {
    const { id } = ownChat(services, request, undefined, "vote");
    return messages.votes(id).map((vote) => ({ chatId: id, ...vote }));
  });

  app.patch("/votes", { schema: { body: imbraceSchemas.vote } }, async (request) => {
    limiter.take("other", request.ip);
    const { chatId, messageId, type } =
      /** @type {{ chatId: string, messageId: string, type: "up" | "down" }} */ (request.body);
    ownChat(services, request, chatId, "vote");
    const message = messages.find(messageId);
    if (message?.chatId !== chatId) throw chatRefusal("not_found", "vote");
    messages.vote(message, type === "up");
    return { ok: true };
  });
}
