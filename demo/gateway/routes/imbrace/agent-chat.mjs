// @ts-check
// Chat with an agent: a question, or leave for a tool that waits; the answer as events or as text.

import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { approvalsIn, partsOf, storedParts, withApprovals } from "../../imbrace/incoming.mjs";
import { mostChats, mostMessages } from "../../imbrace/limits.mjs";
import { agentRefusal, chatRefusal, notAllowedIn } from "../../imbrace/refusals.mjs";
import { titleOf } from "../../imbrace/titles.mjs";
import { callerOf } from "./area.mjs";
import { wordsOfFaults } from "./faults.mjs";
import { whenGone } from "./when-gone.mjs";

/** @typedef {import("fastify").FastifyRequest} Request */
/** @typedef {import("ai").UIMessage["parts"]} Parts */
/** @typedef {import("../../imbrace/incoming.mjs").Incoming} Incoming */
/** @typedef {import("../../store/imbrace/agent-chats.mjs").AgentChat} AgentChat */
/**
 * @typedef {object} ChatBody
 * @property {string} [id]
 * @property {string} [assistant_id]
 * @property {Incoming[]} messages
 * @property {boolean} [is_tool_approval]
 */

const largestBody = 512 * 1024;
const uuidPattern = /^[0-9a-f-]{36}$/i;

/** @type {import("./area.mjs").AddRoutes} */
export function agentChat(app, { options, limiter, imbrace }) {
  const { agents, chats, messages, turns } = imbrace;

  const chat = { schema: { body: imbraceSchemas.chat }, bodyLimit: largestBody };
  app.post("/v2/chat", chat, async (request, reply) => {
    limiter.take("message", request.ip);
    const { user, organizationId } = callerOf(request);
    if (organizationId === null) throw notAllowedIn(401, "Missing organization ID");
    const body = /** @type {ChatBody} */ (request.body);
    if (!body.id) throw agentRefusal(400, "id is required");
    if (!body.assistant_id) throw agentRefusal(400, "assistant_id is required");
    const agent = agents.find(user.id, body.assistant_id);
    if (!agent) throw agentRefusal(404, "Assistant not found");
    const gone = whenGone(reply);
    const question = body.is_tool_approval ? null : questionIn(request, body.messages);

    const chat = chatOf(user, agent.id, body.id, question?.parts ?? null);
    await turns.stop(chat.id);
    if (question) ask(chat, question);
    else approve(chat, body.messages);

    if (agent.streaming) {
      return turns.stream(chat, agent, gone, wordsOfFaults(request, options.log));
    }
    const text = await turns.reply(chat, agent, gone).catch((error) => {
      // Nobody is left to be told, or a newer question took the place of this one.
      throw error?.name === "AbortError" ? agentRefusal(409, "The answer was ended.") : error;
    });
    return reply.type("text/plain; charset=utf-8").send(text);
  });

  // Before the connections are cut, so that every answer is stored as far as it came.
  app.addHook("preClose", () => turns.close());

  /**
   * The chat of an id, which is made with its first question.
   * @param {import("../../store/imbrace/users.mjs").OrganizationUser} user
   * @param {string} assistantId
   * @param {string} id
   * @param {Parts | null} question
   * @returns {AgentChat}
   */
  function chatOf(user, assistantId, id, question) {
    const chat = chats.find(id);
    if (chat && chat.userId !== user.id) throw chatRefusal("forbidden", "chat");
    if (chat) {
      if (chat.assistantId !== assistantId) chats.update(id, { assistantId });
      return chat;
    }
    if (!question) throw agentRefusal(404, "Chat not found");
    if (chats.count(user.id) >= mostChats) {
      throw agentRefusal(409, `There are ${mostChats} chats. Delete one first.`);
    }
    const { id: userId, organizationId } = user;
    const [visibility, type] = /** @type {const} */ (["private", "chat"]);
    const title = titleOf(question);
    return chats.create({ id, userId, organizationId, assistantId, title, visibility, type });
  }

  /**
   * Stores a question. One that is there already is asked anew: what came after it goes.
   * @param {AgentChat} chat
   * @param {{ id: string, parts: Parts }} question
   */
  function ask(chat, { id, parts }) {
    const known = messages.find(id);
    if (known?.chatId === chat.id && known.role === "user") messages.deleteAfter(known);
    if (messages.count(chat.id) >= mostMessages) {
      throw agentRefusal(400, `There are ${mostMessages} messages. Begin a new chat.`);
    }
    const stored = messages.put({ id, chatId: chat.id, role: "user", parts, metadata: null });
    if (!stored) throw agentRefusal(409, "Another message has this id.");
  }

  /**
   * Notes what the user says of tools that wait.
   * @param {AgentChat} chat
   * @param {Incoming[]} incoming
   */
  function approve(chat, incoming) {
    const waiting = messages.of(chat.id).at(-1);
    const parts = waiting && withApprovals(waiting.parts, approvalsIn(incoming));
    if (!parts || waiting.role !== "assistant") {
      throw agentRefusal(400, "No tool waits for this approval.");
    }
    messages.put({ ...waiting, parts });
  }
}

/**
 * The question that a client's messages end with.
 * @param {Request} request
 * @param {Incoming[]} messages
 */
export function questionIn(request, messages) {
  const last = messages.at(-1);
  const parts = last && partsOf(last);
  const fits = request.compileValidationSchema(imbraceSchemas.userParts);
  if (!last || last.role !== "user" || !fits(parts)) {
    throw agentRefusal(400, "The last message has to be a user's, of texts and files.");
  }
  const id = typeof last.id === "string" && uuidPattern.test(last.id) ? last.id : null;
  return {
    id: id ?? crypto.randomUUID(),
    parts: storedParts(/** @type {any[]} */ (parts)),
  };
}
