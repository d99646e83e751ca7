// Where the page's policy forbids WebAssembly, or the engine has none, the client works all the
// same, by the JavaScript form of its module.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { signed } from "./support/conversation.mjs";
import { dist } from "./support/parley.mjs";
import { json, serve } from "./support/server.mjs";

const program = fileURLToPath(new URL("support/without-webassembly.mjs", import.meta.url));
const run = promisify(execFile);

/** More than the module's memory holds at first, and characters of every length. */
const long = "aé→😀 ".repeat(200_000);

/** What two questions came to in such a host, and how often it was said that this is slower. */
async function converse(t, host, wasm = "") {
  const answered = signed(1);
  answered.transcript[0].response = long;
  const server = await serve(t, {
    "GET /": json({}),
    "POST /ai-chat/anonymous-chat": [json(answered), json(signed(2))],
  });
  const index = pathToFileURL(path.join(dist, "index.js")).href;
  const { stdout, stderr } = await run(
    process.execPath,
    ["--experimental-vm-modules", "--no-warnings", program, host, index, server.url, wasm],
    { env: { ...process.env, NODE_OPTIONS: "" }, maxBuffer: 1 << 26 },
  );
  const answers = stdout.trim().split("\n").map(JSON.parse);
  return { server, answers, stderr };
}

for (const host of ["missing", "forbidden"]) {
  test(`WebAssembly is ${host}: questions are answered, and the console says once why slowly`, async (t) => {
    const { server, answers, stderr } = await converse(t, host);
    assert.deepEqual(answers, [{ reply: long }, { reply: "Answer 2" }]);
    assert.match(stderr, /^\[parley\] WebAssembly is not to be had [^\n]*'wasm-unsafe-eval'[^\n]*\n$/);
    const [, again] = server.requests.filter(({ method }) => method === "POST");
    assert.equal(again.json.transcript[0].response, long);
  });
}

/** A folder with the JavaScript form of the module, and the address of the module beside it. */
async function elsewhere(t, name) {
  const folder = await mkdtemp(path.join(tmpdir(), "parley-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(path.join(dist, "sdk.wasm.js"), path.join(folder, name));
  return pathToFileURL(path.join(folder, "core.wasm")).href;
}

test("setWasmUrl names the place of both forms", async (t) => {
  const { answers } = await converse(t, "missing", await elsewhere(t, "core.wasm.js"));
  assert.deepEqual(answers, [{ reply: long }, { reply: "Answer 2" }]);
});

test("a form that cannot be loaded is told, with its name, and tried again", async (t) => {
  const { answers, server } = await converse(t, "missing", await elsewhere(t, "other.js"));
  for (const { code, message } of answers) {
    assert.equal(code, "CORE_NOT_LOADED");
    assert.match(message, /core\.wasm\.js/);
  }
  assert.equal(server.requests.filter(({ method }) => method === "POST").length, 0);
});
