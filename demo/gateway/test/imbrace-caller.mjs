// @ts-check
// What the tests of the iMBRACE wire share: a caller with credentials, and answers read by the
// reader of the `ai` package.

import { parseJsonEventStream, readUIMessageStream, uiMessageChunkSchema } from "ai";
import { startGateway } from "./harness.mjs";

/** @typedef {import("ai").UIMessage} UIMessage */
/** @typedef {import("ai").UIMessageChunk} Chunk */
/** @typedef {{ chunks: any[], message: UIMessage, errors: string[] }} Read */

export const organizationId = "org_parley_demo";
export const question = "How do I put the chat on my page?";

/** The agents by what they are for. */
export const agentIds = {
  plain: "5eed0000-0000-4000-8000-000000000001",
  aloud: "5eed0000-0000-4000-8000-000000000002",
  silent: "5eed0000-0000-4000-8000-000000000003",
  search: "5eed0000-0000-4000-8000-000000000004",
  ticket: "5eed0000-0000-4000-8000-000000000005",
  colleague: "5eed0000-0000-4000-8000-000000000006",
  writer: "5eed0000-0000-4000-8000-000000000007",
  atOnce: "5eed0000-0000-4000-8000-000000000008",
  broken: "5eed0000-0000-4000-8000-000000000009",
};

/**
 * A gateway whose answers take no time.
 * @param {Partial<import("../options.mjs").GatewayOptions>} [options]
 */
export function startAgentGateway(options = {}) {
  return startGateway({ wordPauseMs: 0, ...options });
}

/** Calls the iMBRACE wire with a credential. */
export class Caller {
  /**
   * @param {import("./harness.mjs").Client} client
   * @param {Record<string, string>} headers
   */
  constructor(client, headers) {
    this.client = client;
    this.headers = headers;
  }

  /**
   * A visitor of the demo page, with a token of its server's.
   * @param {import("./harness.mjs").Client} client
   */
  static async visitor(client) {
    const { body } = await client.request("/demo/imbrace-token", { method: "POST" });
    return new Caller(client, {
      authorization: `Bearer ${body.accessToken}`,
      "x-organization-id": body.organizationId,
    });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body] a form, or what becomes JSON
   */
  call(method, path, body) {
    const form = body instanceof FormData;
    const json = body !== undefined && !form;
    return this.client.request(path, {
      method,
      headers: { ...this.headers, ...(json && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
  }

  /** @param {string} path */
  get(path) {
    return this.call("GET", path);
  }

  /**
   * @param {string} path
   * @param {unknown} [body]
   */
  post(path, body) {
    return this.call("POST", path, body);
  }

  /**
   * Asks an agent; the answer is still to be read.
   * @param {string} assistantId
   * @param {string} id of the chat
   * @param {unknown[]} messages
   * @param {Record<string, unknown>} [more]
   */
  async ask(assistantId, id, messages, more = {}) {
    const leaving = new AbortController();
    const response = await fetch(new URL("/ai-agent/v2/chat", this.client.gateway.url), {
      method: "POST",
      headers: { ...this.headers, "content-type": "application/json" },
      body: JSON.stringify({ id, assistant_id: assistantId, messages, ...more }),
      signal: leaving.signal,
    });
    return { response, leave: () => leaving.abort() };
  }

  /**
   * Asks an agent, and reads its answer.
   * @param {string} assistantId
   * @param {string} text
   * @param {string} [id] of the chat
   * @returns {Promise<Read & { id: string }>}
   */
  async answer(assistantId, text = question, id = crypto.randomUUID()) {
    const { response } = await this.ask(assistantId, id, [userMessage(text)]);
    return { id, ...(await read(response)) };
  }

  /**
   * @param {string} chatId
   * @returns {Promise<any[]>}
   */
  async messages(chatId) {
    return (await this.get(`/ai-agent/chat-client/chats/${chatId}/messages`)).body;
  }
}

/**
 * A message as user interfaces have it.
 * @param {string} text
 * @param {string} [id]
 */
export function userMessage(text, id = crypto.randomUUID()) {
  return { id, role: "user", parts: [{ type: "text", text }] };
}

/**
 * Reads an answer with the reader of the `ai` package, which checks every chunk.
 * @param {Response} response
 * @param {UIMessage} [message] that which the answer goes on with
 * @returns {Promise<Read>}
 */
export async function read(response, message) {
  /** @type {any[]} */
  const chunks = [];
  /** @type {string[]} */
  const errors = [];
  const events = parseJsonEventStream({
    stream: /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body),
    schema: uiMessageChunkSchema,
  });
  const stream = events.pipeThrough(
    new TransformStream({
      transform(event, controller) {
        if (!event.success) throw event.error;
        chunks.push(event.value);
        controller.enqueue(event.value);
      },
    }),
  );
  /** @type {UIMessage | undefined} */
  let last = message;
  const options = { stream, ...(message && { message }) };
  const onError = (/** @type {unknown} */ error) =>
    errors.push(String(/** @type {any} */ (error).message));
  for await (const snapshot of readUIMessageStream({ ...options, onError })) last = snapshot;
  if (!last) throw new Error("The answer holds no message.");
  return { chunks, message: last, errors };
}

/**
 * The words of a message.
 * @param {Pick<UIMessage, "parts">} message
 */
export function textOf({ parts }) {
  return parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/**
 * @param {Pick<UIMessage, "parts">} message
 * @returns {string[]}
 */
export function kindsOf({ parts }) {
  return parts.map(({ type }) => type);
}
