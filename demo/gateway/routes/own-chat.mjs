// @ts-check
import { notFound } from "../http/wire-errors.mjs";

/**
 * The chat that a request names, and its owner, whose request it is. Others' chats are not found,
 * as if they did not exist.
 * @param {import("../services.mjs").Services} services
 * @param {import("fastify").FastifyRequest} request
 */
export function ownChat({ logins, chats }, request) {
  const user = logins.recognise(request);
  const { chatId } = /** @type {{ chatId: string }} */ (request.params);
  const chat = chats.find(user.id, chatId);
  if (!chat) throw notFound("The chat");
  return { user, chat };
}
