// @ts-check
// Messages in signed-in users' chats: at once, streamed, or answered by the client's own model; and
// what is said of the answers.

import { refusalFor } from "../http/error-handler.mjs";
import { sendEventStream } from "../http/event-stream.mjs";
import { schemas } from "../http/schemas.mjs";
import { notFound } from "../http/wire-errors.mjs";
import { ownChat } from "./own-chat.mjs";

// A message of this wire is a few thousand characters at most.
const largestMessageBody = 64 * 1024;
// An answer with its sources, as a client's own model makes it.
const largestAnswerBody = 256 * 1024;

/**
 * @param {import("fastify").FastifyInstance} app
 * @param {import("../services.mjs").Services} services
 */
export function chatMessages(app, services) {
  const { options, limiter, messages, turns, feedback } = services;
  const path = "/ai-chat/:chatId";

  /** @param {import("fastify").FastifyRequest} request */
  const speaker = (request) => {
    limiter.take("message", request.ip);
    return ownChat(services, request);
  };

  const send = {
    schema: { params: schemas.chatParam, body: schemas.chatMessage },
    bodyLimit: largestMessageBody,
  };
  app.post(`${path}/message`, send, async (request, reply) => {
    const { user, chat } = speaker(request);
    const { content, stream } = /** @type {{ content: string, stream?: boolean }} */ (request.body);
    if (!stream) return turns.reply(user, chat, content);
    /** @param {unknown} error */
    const refusal = (error) =>
      refusalFor(/** @type {import("fastify").FastifyError} */ (error), request, options.log);
    return sendEventStream(reply, (gone) =>
      eventData(turns.stream(user, chat, content, gone), gone, refusal),
    );
  });

  const prepare = {
    schema: { params: schemas.chatParam, body: schemas.prepareMessage },
    bodyLimit: largestMessageBody,
  };
  app.post(`${path}/prepare`, prepare, async (request) => {
    const { user, chat } = speaker(request);
    return turns.prepare(user, chat, /** @type {{ content: string }} */ (request.body).content);
  });

  const complete = {
    schema: { params: schemas.chatParam, body: schemas.completeMessage },
    bodyLimit: largestAnswerBody,
  };
  app.post(`${path}/complete`, complete, async (request) => {
    const { user, chat } = speaker(request);
    const { requestId, response, context = [] } =
      /** @type {import("../conversation.mjs").Answer & { requestId: string }} */ (request.body);
    return turns.complete(user, chat, { requestId, response, context });
  });

  // Before the connections are cut, so that every answer is kept as far as it came.
  app.addHook("preClose", async () => turns.close());

  /**
   * The answer that a request speaks of, and the question before it.
   * @param {import("fastify").FastifyRequest} request
   */
  const answerAt = (request) => {
    limiter.take("other", request.ip);
    const { chat } = ownChat(services, request);
    const { messageId } = /** @type {{ messageId: string }} */ (request.params);
    const all = messages.of(chat.id);
    const index = all.findIndex(({ id, role }) => id === messageId && role === "assistant");
    const answer = all[index];
    if (!answer) throw notFound("The answer");
    return { chat, answer, index, prompt: all[index - 1]?.content ?? "" };
  };

  const params = schemas.messageParam;
  const rating = { schema: { params, body: schemas.rating }, bodyLimit: largestMessageBody };
  app.post(`${path}/message/:messageId/rating`, rating, async (request, reply) => {
    const { answer } = answerAt(request);
    messages.rate(answer.id, /** @type {{ rating: unknown }} */ (request.body).rating);
    return reply.code(204).send();
  });

  const remark = { schema: { params, body: schemas.messageFeedback } };
  app.post(`${path}/message/:messageId/feedback`, remark, async (request, reply) => {
    const { chat, answer, index, prompt } = answerAt(request);
    const body = /** @type {{ feedback?: string, sentiment?: -1 | 1 }} */ (request.body);
    const { sentiment = -1, feedback: comment = "" } = body;
    if (sentiment < 0 || comment !== "") {
      feedback.add({
        releaseId: chat.releaseId,
        sessionId: chat.id,
        email: null,
        messageIndex: index,
        sentiment,
        feedback: comment,
        prompt,
        response: answer.content,
      });
    }
    return reply.code(204).send();
  });

  const select = { schema: { params, body: schemas.arenaSelect } };
  app.post(`${path}/message/:messageId/arena-select`, select, async (request) => {
    const { answer } = answerAt(request);
    const { selectedIndex } = /** @type {{ selectedIndex: number }} */ (request.body);
    return turns.select(answer, selectedIndex);
  });
}

/**
 * The wire's text of a streamed answer. What goes wrong once it has begun is said in its band.
 * @param {AsyncIterable<import("../chats/chat-turns.mjs").ChatChunk>} chunks
 * @param {AbortSignal} gone
 * @param {(error: unknown) => import("../http/wire-errors.mjs").WireError} refusal
 * @returns {AsyncGenerator<string, void>}
 */
async function* eventData(chunks, gone, refusal) {
  let begun = false;
  try {
    for await (const chunk of chunks) {
      begun = true;
      yield JSON.stringify(chunk);
    }
    yield "[DONE]";
  } catch (error) {
    if (gone.aborted) return;
    if (!begun) throw error;
    const { code, message } = refusal(error).body;
    yield JSON.stringify({ type: "error", error: { code, message } });
  }
}
