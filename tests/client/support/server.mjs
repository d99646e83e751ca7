// A small server in the test's own process: what it got is kept, what it says is up to the test.

import http from "node:http";

/** A JSON answer. */
export function json(value, { status = 200, headers = {} } = {}) {
  return raw(JSON.stringify(value), { status, headers });
}

/** A JSON answer, by its very text. */
export function raw(text, { status = 200, headers = {}, type = "application/json" } = {}) {
  return (_, response) => {
    response.writeHead(status, { "content-type": type, ...headers }).end(text);
  };
}

/** No answer, and the connection is lost. */
export const hangUp = (_, response) => {
  response.socket.destroy();
};

/** No answer. */
export const silence = () => undefined;

/**
 * Starts a server that ends with the test `t`. `answers` maps "POST /path" to an answer, or to a
 * list of them for as many requests. An answer is `(request, response) => …`, as the functions
 * above make them. `requests` holds, in order, {method, path, query, headers, text, json, lost}:
 * `lost` is a promise that is kept when the client gives up before the answer is complete.
 */
export async function serve(t, answers) {
  const requests = [];
  const waiting = [];
  const left = new Map(Object.entries(answers).map(([key, value]) => [key, [value].flat()]));

  const server = http.createServer(async (message, response) => {
    const request = await read(message, response);
    requests.push(request);
    waiting.splice(0).forEach((wake) => {
      wake();
    });
    const list = left.get(`${request.method} ${request.path}`);
    const answer = list?.length > 1 ? list.shift() : list?.[0];
    if (answer) answer(request, response);
    else json({ code: "UNEXPECTED_REQUEST" }, { status: 418 })(request, response);
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    /** The request of that number, when it has come. */
    async request(index = 0) {
      while (requests.length <= index)
        await new Promise((resolve) => {
          waiting.push(resolve);
        });
      return requests[index];
    },
  };
}

async function read(message, response) {
  const lost = new Promise((resolve) => {
    response.on("close", () => {
      if (!response.writableFinished) resolve();
    });
  });
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  const { pathname, searchParams } = new URL(message.url, "http://server");
  return {
    method: message.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: message.headers,
    text,
    json: text === "" ? undefined : JSON.parse(text),
    lost,
  };
}
