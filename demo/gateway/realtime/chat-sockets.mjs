// @ts-check
import { WebSocketServer } from "ws";

/** @typedef {import("ws").WebSocket} WebSocket */
/** @typedef {import("./chat-feeds.mjs").Frame} Frame */

// Clients have nothing to say on these sockets.
const largestMessage = 4096;
// A reader that is so many bytes behind will not catch up.
const mostBehind = 1024 * 1024;
const closeGraceMs = 1000;

const normalClosure = 1000;
// Clients of this wire take it as a reason to come back; 1001 would be the end to them.
const serviceRestart = 1012;

/** The WebSockets on which users hear what happens in their chats. */
export class ChatSockets {
  #server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  #feeds;
  /** @type {Map<WebSocket, { alive: boolean }>} */
  #clients = new Map();
  #pinging;

  /**
   * @param {import("./chat-feeds.mjs").ChatFeeds} feeds
   * @param {{ pingMs: number }} pace
   */
  constructor(feeds, { pingMs }) {
    this.#feeds = feeds;
    this.#pinging = setInterval(() => this.#ping(), pingMs).unref();
  }

  /**
   * Makes a WebSocket of a request that was found good.
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:stream").Duplex} socket
   * @param {Buffer} head
   * @param {{ userId: string, chatId: string, greeting: Frame }} place
   */
  open(request, socket, head, place) {
    this.#server.handleUpgrade(request, socket, head, (client) => this.#serve(client, place));
  }

  /**
   * Closes every socket, those that do not answer by force.
   * @returns {Promise<void>}
   */
  async close() {
    clearInterval(this.#pinging);
    const clients = [...this.#clients.keys()];
    const closed = clients.map((client) => new Promise((resolve) => client.once("close", resolve)));
    for (const client of clients) client.close(serviceRestart, "The gateway is closing.");
    const force = setTimeout(() => clients.forEach((client) => client.terminate()), closeGraceMs);
    await Promise.all(closed);
    clearTimeout(force);
  }

  /**
   * @param {WebSocket} client
   * @param {{ userId: string, chatId: string, greeting: Frame }} place
   */
  #serve(client, { userId, chatId, greeting }) {
    const state = { alive: true };
    this.#clients.set(client, state);
    /** @param {Frame} frame */
    const tell = (frame) => {
      if (client.bufferedAmount > mostBehind) client.terminate();
      else client.send(JSON.stringify(frame));
      if (frame.type === "deleted") client.close(normalClosure, "The chat was deleted.");
    };
    const end = this.#feeds.listen({ userId, chatId, tell });
    client.on("pong", () => (state.alive = true));
    // A fault of the protocol; the library closes the socket.
    client.on("error", () => {});
    client.on("close", () => {
      this.#clients.delete(client);
      end();
    });
    tell(greeting);
  }

  /** Keeps the sockets from being taken for idle, and ends those whose other side is gone. */
  #ping() {
    for (const [client, state] of this.#clients) {
      if (!state.alive) client.terminate();
      else client.ping();
      state.alive = false;
    }
  }
}
