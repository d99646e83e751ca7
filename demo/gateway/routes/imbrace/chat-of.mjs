// @ts-check
import { chatRefusal } from "../../imbrace/refusals.mjs";
import { callerOf } from "./area.mjs";

/** @typedef {import("fastify").FastifyRequest} Request */
/** @typedef {import("../../services.mjs").Services} Services */
/** @typedef {import("../../imbrace/refusals.mjs").Surface} Surface */

/**
 * The caller's own chat of an id.
 * @param {Services} services
 * @param {Request} request
 * @param {string} [id] that which its path names
 * @param {Surface} [surface] what is refused when it is another user's
 */
export function ownChat(services, request, id = idIn(request), surface = "chat") {
  const chat = chatOf(services, id, surface);
  if (chat.userId !== callerOf(request).user.id) throw chatRefusal("forbidden", surface);
  return chat;
}

/**
 * The chat that a request's path names, if its caller may read it.
 * @param {Services} services
 * @param {Request} request
 */
export function readableChat(services, request) {
  const chat = chatOf(services, idIn(request), "chat");
  if (chat.visibility === "public") return chat;
  return ownChat(services, request);
}

/**
 * @param {Services} services
 * @param {string} id
 * @param {Surface} surface
 */
function chatOf({ imbrace }, id, surface) {
  const chat = imbrace.chats.find(id);
  if (!chat) throw chatRefusal("not_found", surface);
  return chat;
}

/** @param {Request} request */
function idIn(request) {
  return /** @type {{ id: string }} */ (request.params).id;
}
