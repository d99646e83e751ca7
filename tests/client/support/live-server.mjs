// A realtime service in the test's own process: it hands out tickets, each good for one socket, and
// says and does on its sockets what the test wants.

import http from "node:http";

import { WebSocketServer } from "ws";

/**
 * Starts a service that ends with the test `t`. `grant(request)` may answer {status, body, headers}
 * in place of a ticket; request: {authorization, body, path}.
 */
export async function serveLive(t, grant = () => undefined) {
  const tickets = new Map();
  const granted = [];
  const asked = [];
  const sockets = [];
  const waiting = new Set();
  const changed = () => {
    for (const look of [...waiting]) look();
  };

  const server = http.createServer(async (message, response) => {
    const chunks = [];
    for await (const chunk of message) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString("utf8");
    const request = {
      path: message.url,
      authorization: message.headers.authorization,
      body: text === "" ? undefined : JSON.parse(text),
    };
    asked.push(request);
    const answer = grant(request, asked.length) ?? { body: issue(request.body) };
    response
      .writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers })
      .end(JSON.stringify(answer.body));
    changed();
  });

  // With characters that mean something in a URL.
  function issue(body) {
    const ticket = `t/${granted.length + 1}+&= é`;
    granted.push(ticket);
    tickets.set(ticket, body);
    return { ticket, expiresIn: 30 };
  }

  const upgrades = new WebSocketServer({ noServer: true });
  server.on("upgrade", (message, stream, head) => {
    const { pathname, searchParams } = new URL(message.url, "http://live");
    const ticket = searchParams.get("ticket");
    const about = tickets.get(ticket);
    tickets.delete(ticket);
    if (!about) {
      stream.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    upgrades.handleUpgrade(message, stream, head, (socket) => {
      const opened = { path: pathname, ticket, about, socket, heard: [], closed: undefined };
      socket.on("message", (data) => {
        opened.heard.push(data.toString("utf8"));
        changed();
      });
      socket.on("close", (code) => {
        opened.closed = code;
        changed();
      });
      sockets.push(opened);
      changed();
    });
  });

  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  t.after(() => {
    upgrades.clients.forEach((socket) => {
      socket.terminate();
    });
    server.close();
    server.closeAllConnections();
  });

  return {
    wsUrl: `ws://127.0.0.1:${server.address().port}`,
    url: `http://127.0.0.1:${server.address().port}`,
    asked,
    granted,
    sockets,
    /** Makes tickets worthless that were not used. */
    revoke() {
      tickets.clear();
    },
    /** Waits until something is true of the service; it is looked at after each change. */
    until(isTrue) {
      return new Promise((resolve) => {
        const look = () => {
          if (!isTrue()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    },
  };
}
