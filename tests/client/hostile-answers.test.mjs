// Servers that answer anything at all, and what stands between them and the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { RELEASE, signed } from "./support/conversation.mjs";
import { parley } from "./support/parley.mjs";
import { json, raw, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";
const CONFIG = "GET /ai-chat/free-chat-gate/config";

async function open(t, answers, config = {}) {
  const server = await serve(t, answers);
  const client = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
    maxRetries: 0,
    ...config,
  });
  return { server, client, chat: client.anonymousChat, gate: client.freeChatGate };
}

/** Writes the same piece again and again, as fast as it is taken. */
function endless(piece, status = 200) {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    const write = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on("drain", write);
    write();
  };
}

test("a page instead of data is no answer", async (t) => {
  const page = raw("<!doctype html><title>Sign in to the Wi-Fi</title>", { type: "text/html" });
  const { chat, gate } = await open(t, { [SEND]: page, [CONFIG]: page });
  await assert.rejects(chat.send("Hi"), { name: "DivinciError", code: "INVALID_RESPONSE" });
  assert.equal(await gate.getConfig(), undefined);
});

test("what says it is JSON and is not fails", async (t) => {
  const texts = [
    "<html>",
    "{",
    '{"a":1}x',
    "{'a':1}",
    "NaN",
    '"\u0001"',
    "[1,]",
    "\u0000",
    "undefined",
    "{}{}",
  ];
  const { gate } = await open(t, { [CONFIG]: texts.map((text) => raw(text)) });
  for (const text of texts) {
    await assert.rejects(gate.getConfig(), { name: "DivinciError", code: "INVALID_JSON" }, text);
  }
});

test("JSON of another form than expected is passed on, or refused, as it is", async (t) => {
  const values = [null, true, 5, "text", [], [1, { a: 2 }], { mode: { not: "a word" } }];
  const { gate } = await open(t, { [CONFIG]: values.map((value) => json(value)) });
  for (const value of values) {
    const config = await gate.getConfig();
    if (value?.mode) assert.deepEqual(config.mode, value.mode);
    else assert.deepEqual(config, value);
  }
});

test("a byte order mark, any character set and broken UTF-8 are read", async (t) => {
  const { gate } = await open(t, {
    [CONFIG]: [
      raw('\ufeff{"mode":"none"}', { type: "application/json; charset=utf-8" }),
      raw('{"mode":"é"}', { type: "application/json;charset=iso-8859-1" }),
      (_, response) => {
        response.writeHead(200, { "content-type": "application/problem+json, application/json" });
        response.end(Buffer.from('{"mode":"a?b"}').map((byte) => (byte === 0x3f ? 0xff : byte)));
      },
    ],
  });
  const modes = [];
  for (let i = 0; i < 3; i++) modes.push((await gate.getConfig())?.mode);
  assert.deepEqual(modes, ["none", "é", "a\ufffdb"]);
});

test("an answer of 10 MB is read", async (t) => {
  const response = `${"Grüße 🚀 ".repeat(900_000)}end`;
  const answer = { transcript: [{ prompt: "Hi", response }], signiture: "s" };
  const { chat } = await open(t, { [SEND]: json(answer) });
  assert.ok((await chat.send("Hi")).reply === response);
});

test("an answer without end is given up, whatever its status", async (t) => {
  for (const status of [200, 500]) {
    const { server, chat } = await open(t, { [SEND]: endless(Buffer.alloc(1 << 20, 32), status) });
    await assert.rejects(chat.send("Hi"), { name: "DivinciError", code: "BODY_TOO_LARGE" });
    await server.requests[0].lost;
  }
});

test("an answer that unfolds without end is given up", async (t) => {
  const { chat } = await open(t, {
    [SEND]: raw(gzipSync(Buffer.alloc(100 << 20, 32)), { headers: { "content-encoding": "gzip" } }),
  });
  await assert.rejects(chat.send("Hi"), { code: "BODY_TOO_LARGE" });
});

test("an answer that is cut off is a NetworkError", async (t) => {
  const { chat } = await open(t, {
    [SEND]: [
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
        response.write('{"transcript":[],"signiture":""}');
        setImmediate(() => {
          response.destroy();
        });
      },
      (_, response) => {
        response.socket.end("HTTP/1.1 200 OK\r\nContent-Le");
      },
      (_, response) => {
        response.socket.end("not even HTTP");
      },
      (_, response) => {
        response.socket.end(`HTTP/1.1 200 OK\r\n${"X-A: 1\r\n".repeat(10_000)}\r\n`);
      },
    ],
  });
  for (let i = 0; i < 4; i++) await assert.rejects(chat.send("Hi"), parley.NetworkError);
  assert.deepEqual(chat.getTranscript(), []);
});

test("redirects are followed, and those without end are not", async (t) => {
  const { server, chat } = await open(t, {
    [SEND]: [
      (_, response) => {
        response.writeHead(307, { location: "/elsewhere" }).end();
      },
      (_, response) => {
        response.writeHead(307, { location: "/ai-chat/anonymous-chat" }).end();
      },
    ],
    "POST /elsewhere": json(signed(1)),
  });
  assert.equal((await chat.send("Hi")).reply, "Answer 1");
  assert.equal(server.requests[1].text, server.requests[0].text);
  await assert.rejects(chat.send("Hi"), parley.NetworkError);
});

test("no value splits a header, a path or a query", async (t) => {
  const { server, chat, client } = await open(t, {}, { userToken: "a\r\nX-Evil: 1" });
  const evil = "a\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1";
  const { freeChatGate: gate, homepageChat: home } = client;
  gate.setToken(evil, evil);
  home.setToken(evil);
  const calls = [
    chat.send(evil, { releaseId: evil, language: evil, sessionId: evil }),
    gate.getConfig(evil),
    gate.state({ releaseId: evil, token: evil }),
    gate.acceptTerms({ tosId: evil, version: evil }),
    home.send(evil),
  ];
  for (const { status } of await Promise.allSettled(calls)) assert.equal(status, "rejected");
  assert.ok(server.requests.length >= 4);
  for (const { path, headers } of server.requests) {
    assert.ok(!path.includes("/evil") || path.includes("%2Fevil"), path);
    assert.equal(headers["x-evil"], undefined);
  }
});

test("headers of an answer are data, however strange", async (t) => {
  const { chat } = await open(t, {
    [SEND]: (_, response) => {
      response.socket.end(
        'HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nX-Request-Id: \xff\t"<b>\r\n' +
          'Retry-After: -1\r\nSet-Cookie: a=b\r\nContent-Length: 16\r\n\r\n{"code":"X_1\\n"}',
        "latin1",
      );
    },
  });
  await assert.rejects(chat.send("Hi"), { code: "X_1\n", requestId: '\xff\t"<b>', status: 403 });
});

test("a transcript cannot reach into objects", async (t) => {
  const poison = '"__proto__":{"polluted":1}';
  const transcript = `[{"prompt":"Q","response":"A",${poison}}]`;
  const text = `{"transcript":${transcript},"signiture":"s",${poison},"remaining":{${poison}}}`;
  const { chat } = await open(t, { [SEND]: raw(text) });
  const reply = await chat.send("Hi");
  assert.equal({}.polluted, undefined);
  assert.equal(reply.polluted, undefined);
  assert.ok(Object.hasOwn(reply.transcript[0], "__proto__"), "it stays data");
});

test("after all of this the client still works", async (t) => {
  const { chat } = await open(t, {
    [SEND]: [raw("{"), endless(Buffer.alloc(1 << 20, "[")), json(signed(1))],
  });
  await assert.rejects(chat.send("Hi"));
  await assert.rejects(chat.send("Hi"));
  assert.equal((await chat.send("Hi")).reply, "Answer 1");
});
