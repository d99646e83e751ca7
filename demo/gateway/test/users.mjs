// @ts-check
// What the tests of signed-in chat share: users with their tokens, streams read event by event, and
// a model whose words the test deals out.

import { once } from "node:events";
import { createServer } from "node:http";
import { after } from "node:test";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { WebSocket } from "ws";
import { ids, startGateway } from "./harness.mjs";

export const apiKey = "divinci_key-of-a-test";
export const workspaceId = "5eed000000000000000000ff";

/** A signed-in user, as a page and a site's server act for them. */
export class User {
  /**
   * @param {import("./harness.mjs").Client} client
   * @param {string} refreshToken
   * @param {string} accessToken
   */
  constructor(client, refreshToken, accessToken) {
    this.client = client;
    this.refreshToken = refreshToken;
    this.accessToken = accessToken;
  }

  /**
   * @param {import("./harness.mjs").Client} client
   * @param {Record<string, unknown>} [more] of the login
   */
  static async signIn(client, more = {}) {
    const login = { apikey: apiKey, userId: "ada", username: "Ada", membershipTier: "premium" };
    const { body } = await client.post("/embed/login", { ...login, ...more });
    const answer = await validate(client, body.refreshToken);
    return new User(client, body.refreshToken, answer.body.accessToken);
  }

  /**
   * @param {string} path
   * @param {RequestInit} [init]
   */
  request(path, init = {}) {
    return this.client.request(path, { ...init, headers: this.#headers(init.headers) });
  }

  /** @param {string} path */
  get(path) {
    return this.request(path);
  }

  /**
   * @param {string} path
   * @param {unknown} [body]
   */
  post(path, body = {}) {
    return this.client.post(path, body, this.#headers());
  }

  /** @param {Record<string, unknown>} [more] @returns {Promise<string>} its id */
  async createChat(more = {}) {
    const { body } = await this.post("/ai-chat", { releases: [ids.none], ...more });
    return body.chat._id;
  }

  /**
   * @param {string} chatId
   * @param {string} content
   */
  send(chatId, content) {
    return this.post(`/ai-chat/${chatId}/message`, { content, stream: false });
  }

  /** @param {string} chatId @returns {Promise<any[]>} */
  async transcript(chatId) {
    return (await this.get(`/ai-chat/${chatId}/transcript`)).body.messages;
  }

  /**
   * Sends a message whose answer is streamed.
   * @param {string} chatId
   * @param {string} content
   */
  async stream(chatId, content) {
    const leaving = new AbortController();
    const response = await fetch(new URL(`/ai-chat/${chatId}/message`, this.client.gateway.url), {
      method: "POST",
      headers: { "content-type": "application/json", ...this.#headers() },
      body: JSON.stringify({ content, stream: true }),
      signal: leaving.signal,
    });
    return { response, events: eventsOf(response), leave: () => leaving.abort() };
  }

  /**
   * @param {string} resourceId
   * @param {string} [purpose]
   * @returns {Promise<string>}
   */
  async ticket(resourceId, purpose = "chat") {
    return (await this.post("/websocket/ticket", { purpose, resourceId })).body.ticket;
  }

  /** @param {string} chatId */
  async listen(chatId) {
    return Listener.open(this.client, `/ai-chat/${chatId}/transcript`, await this.ticket(chatId));
  }

  /** @param {RequestInit["headers"]} [more] */
  #headers(more = {}) {
    return {
      authorization: `Bearer ${this.accessToken}`,
      .../** @type {Record<string, string>} */ (more),
    };
  }
}

/**
 * @param {import("./harness.mjs").Client} client
 * @param {string} refreshToken
 * @param {Record<string, unknown>} [more]
 */
export function validate(client, refreshToken, more = {}) {
  const body = { refreshToken, origin: client.gateway.url, releaseId: ids.none, ...more };
  return client.post("/embed/validate-login", body);
}

/** A socket whose frames wait to be taken one by one. */
export class Listener {
  /** @type {any[]} */
  #frames = [];
  /** @type {((frame: any) => void)[]} */
  #waiting = [];

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.socket = socket;
    /** @type {Promise<number>} its code */
    this.closed = new Promise((resolve) => socket.on("close", resolve));
    socket.on("message", (/** @type {Buffer} */ data) => {
      const frame = JSON.parse(data.toString());
      const taker = this.#waiting.shift();
      if (taker) taker(frame);
      else this.#frames.push(frame);
    });
  }

  /**
   * @param {import("./harness.mjs").Client} client
   * @param {string} path
   * @param {string} ticket
   * @param {{ autoPong?: boolean, headers?: Record<string, string> }} [options]
   * @returns {Promise<Listener>} rejected with a Refusal
   */
  static open(client, path, ticket, options = {}) {
    const url = new URL(`${path}?ticket=${encodeURIComponent(ticket)}`, client.gateway.url);
    url.protocol = "ws:";
    const socket = new WebSocket(url, options);
    after(() => socket.terminate());
    const listener = new Listener(socket);
    return new Promise((resolve, reject) => {
      socket.on("open", () => resolve(listener));
      socket.on("error", reject);
      socket.on("unexpected-response", (_request, response) => {
        let text = "";
        response.on("data", (/** @type {Buffer} */ chunk) => (text += chunk));
        response.on("end", () => reject(new Refusal(response.statusCode ?? 0, JSON.parse(text))));
      });
    });
  }

  /** @returns {Promise<any>} the next frame */
  next() {
    const frame = this.#frames.shift();
    if (frame) return Promise.resolve(frame);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /**
   * The next frame of a kind; those before it are passed over.
   * @param {string} type
   */
  async nextOf(type) {
    for (;;) {
      const frame = await this.next();
      if (frame.type === type) return frame;
    }
  }
}

/** How a socket was refused. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {{ code: string, message: string }} body
   */
  constructor(status, body) {
    super(`${status} ${body.code}`);
    this.status = status;
    this.body = body;
  }
}

/**
 * The data of a stream's events.
 * @param {Response} response
 * @returns {AsyncGenerator<any, void>}
 */
export async function* eventsOf({ body }) {
  if (!body) return;
  const text = body.pipeThrough(new TextDecoderStream());
  for await (const { data } of text.pipeThrough(new EventSourceParserStream())) {
    yield data === "[DONE]" ? data : JSON.parse(data);
  }
}

/**
 * All of what is left of a stream.
 * @param {AsyncGenerator<any, void>} events
 */
export async function rest(events) {
  const all = [];
  for await (const event of events) all.push(event);
  return all;
}

/** A language model that writes what a test has it write, when the test says so. */
export class HandDealtModel {
  /** @type {import("node:http").ServerResponse[]} */
  #open = [];
  /** @type {((response: import("node:http").ServerResponse) => void)[]} */
  #waiting = [];

  static async start() {
    const model = new HandDealtModel();
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
      const taker = model.#waiting.shift();
      if (taker) taker(response);
      else model.#open.push(response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    after(() => server.closeAllConnections());
    after(() => server.close());
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    const options = { url: `http://127.0.0.1:${port}/v1`, key: null, model: "small" };
    return { model, options };
  }

  /** The next question's answer, to be written. */
  async asked() {
    /** @type {import("node:http").ServerResponse} */
    const response =
      this.#open.shift() ?? (await new Promise((resolve) => this.#waiting.push(resolve)));
    const left = once(response, "close");
    /** @param {unknown} chunk */
    const write = (chunk) => response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    return {
      /** Resolves when the gateway has hung up. */
      left,
      /** @param {string} content */
      say: (content) => write({ choices: [{ delta: { content } }] }),
      finish: () => {
        write({ choices: [{ delta: {}, finish_reason: "stop" }] });
        write({ choices: [], usage: { prompt_tokens: 30, completion_tokens: 2 } });
        response.end("data: [DONE]\n\n");
      },
      breakOff: () => response.destroy(),
    };
  }
}

/**
 * A gateway whose users can be signed in, and whose answers take no time.
 * @param {Partial<import("../options.mjs").GatewayOptions>} [options]
 */
export function startChatGateway(options = {}) {
  return startGateway({ apiKey, wordPauseMs: 0, ...options });
}
