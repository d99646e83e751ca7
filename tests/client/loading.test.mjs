// The module is loaded on the first call, once for all clients, and again when that failed.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { RELEASE, signed } from "./support/conversation.mjs";
import { state } from "./support/flow.mjs";
import { withStorage } from "./support/page.mjs";
import { anotherCopy, dist } from "./support/parley.mjs";
import { json, raw, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";
const wasm = await readFile(path.join(dist, "sdk.wasm"));
let copies = 0;

/** A copy of the package that has not loaded anything, and a server of modules and answers. */
async function open(t, answers = {}) {
  const server = await serve(t, {
    "GET /good.wasm": (_, response) => {
      response.writeHead(200, { "content-type": "application/wasm" }).end(wasm);
    },
    "GET /untyped.wasm": (_, response) => {
      response.end(wasm);
    },
    "GET /cut.wasm": (_, response) => {
      response.end(wasm.subarray(0, wasm.length / 2));
    },
    "GET /page.wasm": raw("<!doctype html>", { type: "text/html" }),
    "GET /typed-page.wasm": raw("<!doctype html>", { type: "application/wasm" }),
    "GET /gone.wasm": raw("", { status: 404 }),
    // A module, but not this one: without imports and exports.
    "GET /foreign.wasm": (_, response) => {
      response.end(Buffer.from("0061736d01000000", "hex"));
    },
    [SEND]: json(signed(1)),
    ...answers,
  });
  const copy = await anotherCopy(`loading-${++copies}`);
  const client = new copy.DivinciClient({ releaseId: RELEASE, baseUrl: server.url });
  const loads = () => server.requests.filter(({ path }) => path.endsWith(".wasm")).length;
  return { server, copy, client, loads };
}

test("making clients and namespaces loads nothing", async (t) => {
  withStorage(t);
  const { server, copy, client } = await open(t);
  copy.setWasmUrl(`${server.url}/good.wasm`);
  client.anonymousChat.reset();
  client.freeChatGate.flow();
  assert.equal(server.requests.length, 0);
});

test("several first calls load the module once", async (t) => {
  const { server, copy, client, loads } = await open(t);
  copy.setWasmUrl(`${server.url}/good.wasm`);
  const other = new copy.DivinciClient({ releaseId: RELEASE, baseUrl: server.url });
  await Promise.all([client, client, other].map(({ anonymousChat }) => anonymousChat.send("Hi")));
  assert.equal(loads(), 1);
});

test("a server that does not know the file's type will do", async (t) => {
  const { server, copy, client } = await open(t);
  copy.setWasmUrl(new URL("/untyped.wasm", server.url));
  assert.equal((await client.anonymousChat.send("Hi")).reply, "Answer 1");
});

for (const name of ["gone", "page", "typed-page", "cut", "foreign"]) {
  test(`${name}.wasm: the call fails with the reason, and a later one tries again`, async (t) => {
    const { server, copy, client } = await open(t);
    const url = `${server.url}/${name}.wasm`;
    copy.setWasmUrl(url);
    await assert.rejects(client.anonymousChat.send("Hi"), (error) => {
      assert.ok(error instanceof copy.DivinciError);
      assert.equal(error.code, "CORE_NOT_LOADED");
      assert.ok(error.message.includes(url), error.message);
      return true;
    });
    copy.setWasmUrl(`${server.url}/good.wasm`);
    assert.equal((await client.anonymousChat.send("Hi")).reply, "Answer 1");
  });
}

test("a file that is not there is told by its name", async (t) => {
  const { copy, client } = await open(t);
  copy.setWasmUrl(pathToFileURL(path.join(dist, "missing.wasm")));
  await assert.rejects(client.anonymousChat.send("Hi"), /missing\.wasm/);
});

test("a flow shows that the module is missing, and retry loads it", async (t) => {
  withStorage(t);
  const { server, copy, client, loads } = await open(t, {
    "GET /ai-chat/free-chat-gate/config": json({ mode: "none" }),
  });
  copy.setWasmUrl(`${server.url}/gone.wasm`);
  const flow = client.freeChatGate.flow();
  t.after(() => {
    flow.close();
  });
  flow.start();
  const { error } = await state(flow, { screen: "error" });
  assert.equal(error.code, "CORE_NOT_LOADED");
  flow.retry();
  await state(flow, { screen: "loading" });
  await state(flow, { screen: "error" });
  copy.setWasmUrl(`${server.url}/good.wasm`);
  flow.retry();
  flow.retry();
  await state(flow, { screen: "chat" });
  assert.equal(loads(), 3);
});
