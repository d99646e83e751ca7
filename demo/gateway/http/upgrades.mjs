// @ts-check
import { STATUS_CODES } from "node:http";
import { flatError, WireError } from "./wire-errors.mjs";

/** @typedef {import("node:http").IncomingMessage} IncomingMessage */
/** @typedef {import("node:stream").Duplex} Duplex */

/**
 * Hands requests for a WebSocket over. What `accept` throws is sent as the wire's refusal, before
 * any WebSocket is made.
 * @param {import("fastify").FastifyInstance} app
 * @param {(line: string) => void} log
 * @param {(request: IncomingMessage, socket: Duplex, head: Buffer) => void} accept
 */
export function acceptUpgrades(app, log, accept) {
  app.server.on("upgrade", (request, socket, head) => {
    // The other side may go at any time; there is nothing to do about it.
    socket.on("error", () => {});
    try {
      accept(request, socket, head);
    } catch (error) {
      if (!(error instanceof WireError)) {
        log(`upgrade: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
      refuse(socket, error instanceof WireError ? error : unforeseen());
    }
  });
}

function unforeseen() {
  return flatError(500, "INTERNAL_ERROR", "Something went wrong on the server.");
}

/**
 * @param {Duplex} socket
 * @param {WireError} refusal
 */
function refuse(socket, { status, body, headers }) {
  const text = JSON.stringify(body);
  const lines = Object.entries({
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(text)),
    connection: "close",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${text}`);
}
