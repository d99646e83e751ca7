// @ts-check
// Chat with an agent that was asked by another one, beside the chat in which that happened.

import { consumeStream } from "ai";
import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { agentRefusal } from "../../imbrace/refusals.mjs";
import { callerOf } from "./area.mjs";
import { questionIn } from "./agent-chat.mjs";
import { ownChat } from "./chat-of.mjs";
import { wordsOfFaults } from "./faults.mjs";
import { whenGone } from "./when-gone.mjs";

/**
 * @typedef {object} SessionBody
 * @property {string} assistant_id
 * @property {string} session_id
 * @property {string} chat_id
 * @property {import("../../imbrace/incoming.mjs").Incoming[]} messages
 */

/** @type {import("./area.mjs").AddRoutes} */
export function subAgentChat(app, services) {
  const { options, limiter, imbrace } = services;
  const { agents, chats, sessions, subAgents } = imbrace;

  const chat = { schema: { body: imbraceSchemas.subAgentChat } };
  app.post("/v2/sub-agent-chat", chat, async (request, reply) => {
    limiter.take("message", request.ip);
    const { user } = callerOf(request);
    const body = /** @type {SessionBody} */ (request.body);
    const agent = agents.find(user.id, body.assistant_id);
    if (!agent) throw agentRefusal(404, "Assistant not found");
    ownChat(services, request, body.chat_id);
    const question = questionIn(request, body.messages)
      .parts.map((part) => (part.type === "text" ? part.text : ""))
      .join("\n");
    const session = { chatId: body.chat_id, sessionId: body.session_id };
    return subAgents.ask(agent, session, question, whenGone(reply)).toUIMessageStreamResponse({
      generateMessageId: () => crypto.randomUUID(),
      onError: wordsOfFaults(request, options.log),
      onFinish: ({ responseMessage }) => subAgents.keep(session, textOf(responseMessage.parts)),
      consumeSseStream: ({ stream }) => void consumeStream({ stream }),
    });
  });

  const history = { schema: { querystring: imbraceSchemas.subAgentHistory } };
  app.get("/v2/sub-agent-chat/history", history, async (request) => {
    const { session_id: sessionId, chat_id: chatId } =
      /** @type {{ session_id: string, chat_id: string }} */ (request.query);
    if (chats.find(chatId)) ownChat(services, request, chatId);
    return { messages: sessions.of({ chatId, sessionId }) };
  });
}

/** @param {import("ai").UIMessage["parts"]} parts */
function textOf(parts) {
  return parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}
