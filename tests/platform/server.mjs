// A local server that behaves well and badly on request, over HTTP and WebSocket.
//
// `id` in an address names a connection, so that `/gone?id=…` can answer once the client has given
// it up.

import { once } from "node:events";
import http from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { WebSocketServer } from "ws";

/**
 * Starts the server on a free port of this machine. `files` are given out under their paths, each
 * `{ type, content }`. Pages of every origin may ask.
 */
export async function startServer(files = new Map()) {
  const connections = new Connections();
  const server = http.createServer((request, response) => {
    // A client that leaves in the middle is what many tests are about.
    request.on("error", () => {});
    response.on("error", () => {});
    const url = new URL(request.url, "http://localhost");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "*, Authorization");
    const file = files.get(url.pathname);
    if (file) return response.setHeader("Content-Type", file.type).end(file.content);
    if (request.method === "OPTIONS") return response.end();
    const behave = httpBehaviours[url.pathname] ?? httpBehaviours["/status"];
    behave({ request, response, query: url.searchParams, connections });
  });

  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, stream, head) => {
    stream.on("error", () => {});
    const url = new URL(request.url, "http://localhost");
    const beforeOpening = upgradeBehaviours[url.pathname];
    if (beforeOpening) return beforeOpening({ stream, query: url.searchParams, connections });
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on("error", () => {});
      socketBehaviours[url.pathname]?.({ socket, stream, query: url.searchParams, connections });
    });
  });

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: server.address().port,
    close() {
      server.close();
      server.closeAllConnections();
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/** Which of the connections that have a name are gone. */
class Connections {
  #gone = new Map();

  #of(id) {
    if (!this.#gone.has(id)) this.#gone.set(id, Promise.withResolvers?.() ?? withResolvers());
    return this.#gone.get(id);
  }

  /** Waits for the end of `stream`. */
  follow(id, stream) {
    stream.on("close", () => this.#of(id).resolve());
  }

  gone(id) {
    return this.#of(id).promise;
  }
}

function withResolvers() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}

/** Bytes in place of everything that an HTTP server would send. */
function sendRaw(response, ...lines) {
  response.socket.end(Buffer.from(lines.join("\r\n"), "latin1"));
}

const pieceSize = 1 << 16;
const events = ["Hel", "lo, ", "wörld ", "🌍"];

const httpBehaviours = {
  /** Any status, with a body that says so. */
  "/status": ({ response, query }) => {
    const status = Number(query.get("code") ?? 404);
    const retryAfter = query.get("retry-after");
    response.writeHead(status, retryAfter === null ? {} : { "Retry-After": retryAfter });
    response.end([204, 205, 304].includes(status) ? undefined : `status ${status}`);
  },

  /** What was asked: the method, the address, the headers as received, an empty line, the body. */
  "/echo": async ({ request, response }) => {
    const body = Buffer.concat(await request.toArray().catch(() => []));
    const fields = [];
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      fields.push(`${request.rawHeaders[i].toLowerCase()}: ${request.rawHeaders[i + 1]}\n`);
    }
    response.write(`${request.method} ${request.url}\n${fields.join("")}\n`);
    response.end(body);
  },

  "/empty": ({ response }) => response.writeHead(200, { "Content-Length": 0 }).end(),

  /** Nothing at all until the client leaves. */
  "/hold": ({ response, query, connections }) => {
    connections.follow(query.get("id"), response);
  },

  /** A head and `first`, then nothing until the client leaves. */
  "/hold-body": ({ response, query, connections }) => {
    connections.follow(query.get("id"), response);
    response.write("first");
  },

  "/gone": async ({ response, query, connections }) => {
    await connections.gone(query.get("id"));
    response.end("gone");
  },

  /** A head after a while. */
  "/slow-head": async ({ response }) => {
    await pause(150);
    response.end("late");
  },

  /** A body in pieces of one byte. */
  "/drip": async ({ response, query }) => {
    for (const byte of Buffer.from(query.get("text"))) {
      response.write(Buffer.of(byte));
      await pause(1);
    }
    response.end();
  },

  /** An event stream, cut within its characters. */
  "/events": async ({ response }) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const bytes = Buffer.from(events.map((text) => `data: ${text}\n\n`).join(""));
    for (let at = 0; at < bytes.length; at += 3) {
      response.write(bytes.subarray(at, at + 3));
      await pause(1);
    }
    response.end();
  },

  /** Less than the head has promised. */
  "/cut-length": ({ response }) => {
    response.writeHead(200, { "Content-Length": 100 });
    response.write("0123456789", () => response.socket.destroySoon());
  },

  /** Chunks without an end. */
  "/cut-chunked": ({ response }) => {
    response.write("0123456789", () => response.socket.destroySoon());
  },

  /** A connection that breaks early in the head: Chromium takes half a head for a whole one. */
  "/cut-head": ({ response }) => sendRaw(response, "HT"),

  /** A connection that breaks before the head. */
  "/cut-early": ({ response }) => response.socket.destroy(),

  /** More than the head has promised. */
  "/too-long": ({ response }) => {
    sendRaw(response, "HTTP/1.1 200 OK", "Content-Length: 3", "", "abcdefgh");
  },

  /** No HTTP. */
  "/garbage": ({ response }) => sendRaw(response, "SSH-2.0-OpenSSH_9.2", "\u0000\u00ff\u0001"),

  /** Chunk sizes that are no numbers. */
  "/garbage-chunks": ({ response }) => {
    sendRaw(response, "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "5", "hello", "zz", "");
  },

  /** `count` headers. */
  "/headers": ({ response, query }) => {
    for (let i = 0; i < Number(query.get("count")); i++) response.setHeader(`X-Part-${i}`, `${i}`);
    response.end("headers");
  },

  /** Headers with a value outside of ASCII, an empty one, one twice; and a long reason phrase. */
  "/odd-headers": ({ response }) => {
    sendRaw(
      response,
      `HTTP/1.1 200 \u00dcberraschung ${"!".repeat(100)}`,
      "X-Place: Z\u00fcrich: See",
      "X-Empty:",
      "X-Twice: one",
      "X-Twice: two",
      "Content-Length: 3",
      "Connection: close",
      "",
      "odd",
    );
  },

  "/redirect": ({ response, query }) => {
    response.writeHead(Number(query.get("code") ?? 302), { Location: query.get("to") });
    response.end("elsewhere");
  },

  "/redirect-circle": ({ response }) => {
    response.writeHead(302, { Location: "/redirect-circle" }).end();
  },

  /** An answer that is larger than what is sent of it. */
  "/gzip": ({ response }) => {
    const body = gzipSync("z".repeat(100_000));
    response.writeHead(200, { "Content-Encoding": "gzip", "Content-Length": body.length });
    response.end(body);
  },

  /** An informational answer before the answer. */
  "/early-hints": ({ response }) => {
    const hints = { link: "</style.css>; rel=preload; as=style" };
    response.writeEarlyHints(hints, () => response.end("final"));
  },

  /** A body in which the byte at n is n mod 251. */
  "/big": ({ response, query }) => {
    const size = Number(query.get("bytes"));
    response.writeHead(200, { "Content-Length": size });
    pipeline(countUp(size), response).catch(() => {});
  },
};

function* countUp(size) {
  for (let at = 0; at < size; at += pieceSize) {
    yield Uint8Array.from({ length: Math.min(pieceSize, size - at) }, (_, i) => (at + i) % 251);
  }
}

const upgradeBehaviours = {
  /** Nothing until the client leaves. */
  "/ws/hold": ({ stream, query, connections }) => {
    connections.follow(query.get("id"), stream);
    stream.resume().on("end", () => stream.end());
  },

  "/ws/refuse": ({ stream }) => stream.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),

  "/ws/garbage": ({ stream }) => stream.end("220 mail.example ESMTP\r\n"),
};

const socketBehaviours = {
  "/ws/echo": ({ socket, stream, query, connections }) => {
    connections.follow(query.get("id"), stream);
    socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
  },

  /** Messages of every kind, at once: text, binary, none at all, and text with NUL in it. */
  "/ws/greet": ({ socket }) => {
    socket.send("Grüße 🌍");
    socket.send(Uint8Array.of(0, 255, 0, 1), { binary: true });
    socket.send("");
    socket.send(new Uint8Array(0), { binary: true });
    socket.send("before\0after");
    socket.send("\ufeffmarked");
  },

  /** One message of `bytes` bytes. */
  "/ws/big": ({ socket, query }) => socket.send("x".repeat(Number(query.get("bytes")))),

  /** Closes at once, as asked. */
  "/ws/close": ({ socket, query }) => {
    const code = query.get("code");
    if (code === null) socket.close();
    else socket.close(Number(code), query.get("reason") ?? "");
  },

  /** Breaks off without a closing handshake, after a message. */
  "/ws/drop": ({ socket, stream }) => socket.send("last", () => stream.destroy()),

  /** A text message that is no UTF-8. */
  "/ws/bad-text": ({ stream }) => stream.write(Buffer.of(0x81, 2, 0xc3, 0x28)),

  /** A frame with bits that no extension has agreed on. */
  "/ws/bad-frame": ({ stream }) => stream.write(Buffer.of(0xf1, 1, 0x41)),

  /** Messages without end, until the client leaves. */
  "/ws/flood": ({ socket, stream, query, connections }) => {
    connections.follow(query.get("id"), stream);
    const send = () => {
      if (socket.readyState === socket.OPEN) socket.send("more", () => setImmediate(send));
    };
    send();
  },
};
