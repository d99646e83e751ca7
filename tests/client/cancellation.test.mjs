// AbortSignals and time limits.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import http from "node:http";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { anotherCopy, parley } from "./support/parley.mjs";
import { json, serve, silence } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";

async function open(t, answers, config = {}) {
  const server = await serve(t, answers);
  const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url, ...config });
  return { server, client, chat: client.anonymousChat };
}

test("a signal that is aborted already keeps everything at home", async (t) => {
  const { server, chat } = await open(t, { [SEND]: json(signed(1)) });
  await assert.rejects(chat.send("Hi", { signal: AbortSignal.abort() }), { name: "AbortError" });
  const reason = { any: "reason" };
  await assert.rejects(
    chat.send("Hi", { signal: AbortSignal.abort(reason) }),
    (error) => error === reason,
  );
  await chat.send("Hi");
  assert.equal(server.requests.length, 1);
});

test("aborting while the module loads rejects at once, and the call is never made", async (t) => {
  const served = [];
  const loads = http.createServer((_, response) => {
    served.push(response);
  });
  await new Promise((resolve) => {
    loads.listen(0, "127.0.0.1", resolve);
  });
  t.after(() => {
    loads.close();
    loads.closeAllConnections();
  });
  const { DivinciClient, setWasmUrl } = await anotherCopy("slow");
  setWasmUrl(`http://127.0.0.1:${loads.address().port}/sdk.wasm`);
  const server = await serve(t, { [SEND]: json(signed(1)) });
  const { anonymousChat: chat } = new DivinciClient({ releaseId: RELEASE, baseUrl: server.url });

  const controller = new AbortController();
  const sent = chat.send("Hi", { signal: controller.signal });
  controller.abort();
  await assert.rejects(sent, { name: "AbortError" });
  assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  assert.equal(server.requests.length, 0);
});

test("aborting a request ends it on the server's side too", async (t) => {
  const { server, chat } = await open(t, { [SEND]: [silence, json(signed(1))] });
  const controller = new AbortController();
  const sent = chat.send("Hi", { signal: controller.signal });
  const request = await server.request();
  controller.abort();
  await assert.rejects(sent, (error) => error === controller.signal.reason);
  assert.equal(controller.signal.reason.name, "AbortError");
  await request.lost;
  assert.deepEqual(chat.getState(), { transcript: [], signiture: "" });
  await chat.send("Again");
  assert.equal(server.requests.length, 2);
});

test("aborting inside an answer's body ends the request", async (t) => {
  const { server, chat } = await open(t, {
    [SEND]: (_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"transcript":[');
    },
  });
  const controller = new AbortController();
  const sent = chat.send("Hi", { signal: controller.signal });
  const request = await server.request();
  controller.abort(new RangeError("enough"));
  await assert.rejects(sent, RangeError);
  await request.lost;
});

test("aborting ends the wait before a retry", async (t) => {
  const { server, chat } = await open(t, {
    [SEND]: json({ code: "RATE_LIMITED" }, { status: 429, headers: { "retry-after": "30" } }),
  });
  const controller = new AbortController();
  const sent = chat.send("Hi", { signal: controller.signal });
  await server.request();
  setTimeout(() => {
    controller.abort();
  }, 50);
  await assert.rejects(sent, { name: "AbortError" });
  assert.equal(server.requests.length, 1);
});

test("every call takes a signal", async (t) => {
  const { server, client } = await open(t, {});
  client.freeChatGate.setToken(RELEASE, "token");
  client.freeChatGate.hydrate(signed(1).transcript, "signature");
  client.homepageChat.setToken("token");
  const gate = client.freeChatGate;
  const home = client.homepageChat;
  const controller = new AbortController();
  const { signal } = controller;
  const calls = [
    gate.getConfig(RELEASE, { signal }),
    gate.welcome({ signal }),
    gate.start({ releaseId: RELEASE }, { signal }),
    gate.verifyOtp({ releaseId: RELEASE, email: "a", otpCode: "1" }, { signal }),
    gate.state({ signal }),
    gate.send("Hi", { signal }),
    gate.submitFeedback(0, { sentiment: -1 }, { signal }),
    gate.speak(0, { signal }),
    gate.createHandoff({ signal }),
    gate.acceptTerms({ tosId: "t", version: 1 }, { signal }),
    home.verifyEmail("a", "b", { signal }),
    home.confirmEmail("a", "b", { signal }),
    home.send("Hi", { signal }),
  ];
  controller.abort();
  for (const call of calls) await assert.rejects(call, (error) => error === signal.reason);
  assert.equal(server.requests.length, 0);
});

test("a call that has ended leaves no listener, and aborting later means nothing", async (t) => {
  const { chat } = await open(t, { [SEND]: [json(signed(1)), json({}, { status: 500 })] });
  const controller = new AbortController();
  const { signal } = controller;
  const reply = await chat.send("Hi", { signal });
  await assert.rejects(chat.send("Hi", { signal }), { status: 500 });
  assert.equal(getEventListeners(signal, "abort").length, 0);
  controller.abort();
  assert.equal(reply.reply, "Answer 1");
  assert.deepEqual(chat.getState(), signed(1));
});

test("aborting one call leaves the others alone", async (t) => {
  const answers = [];
  const { server, chat } = await open(t, {
    [SEND]: (_, response) => {
      answers.push(response);
    },
  });
  const controller = new AbortController();
  const sent = [chat.send("a", { signal: controller.signal }), chat.send("b")];
  await server.request(1);
  controller.abort();
  await assert.rejects(sent[0], { name: "AbortError" });
  const { requests } = server;
  json(signed(1))(undefined, answers[requests.findIndex(({ json }) => json.newPrompt === "b")]);
  assert.equal((await sent[1]).reply, "Answer 1");
});

test("a signal's own time limit is its reason", async (t) => {
  const { chat } = await open(t, { [SEND]: silence });
  const signal = AbortSignal.timeout(20);
  await assert.rejects(chat.send("Hi", { signal }), (error) => {
    return error === signal.reason && !(error instanceof parley.TimeoutError);
  });
});

test("a server that says nothing is a TimeoutError", async (t) => {
  const { server, chat } = await open(t, { [SEND]: silence }, { timeout: 50 });
  await assert.rejects(chat.send("Hi"), (error) => {
    assert.ok(error instanceof parley.TimeoutError && error instanceof parley.DivinciError);
    assert.equal(error.code, "TIMEOUT");
    assert.equal(error.status, undefined);
    return true;
  });
  await server.requests[0].lost;
});

test("a server that never comes to an end is a TimeoutError", async (t) => {
  const { server, chat } = await open(
    t,
    {
      [SEND]: (_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        const dripping = setInterval(() => {
          response.write(" ");
        }, 5);
        response.on("close", () => {
          clearInterval(dripping);
        });
      },
    },
    { timeout: 100 },
  );
  await assert.rejects(chat.send("Hi"), parley.TimeoutError);
  await server.requests[0].lost;
});

test("nobody answering is a NetworkError", async (t) => {
  const server = await serve(t, {
    [SEND]: (_, response) => {
      response.socket.destroy();
    },
  });
  const { anonymousChat: chat } = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
  });
  await assert.rejects(chat.send("Hi"), (error) => {
    assert.ok(error instanceof parley.NetworkError);
    assert.equal(error.retryable, true);
    assert.equal(error.code, "NETWORK_ERROR");
    return true;
  });
  assert.equal(server.requests.length, 1, "a message is not sent twice");
});
