// Every method of the endpoint tables, from JavaScript's call to the request and back: each has a
// vector at least.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { setWasmUrl } from "../../js/core.ts";
import { DivinciClient } from "../../js/divinci/client.ts";
import { CALLS, SDK_CALLS } from "../../js/generated/divinci.js";
import { sdkWasm, server } from "./support/fake-fetch.ts";

setWasmUrl(sdkWasm);

/**
 * [method, arguments, "METHOD /path?query", body?, answer?, result?], or [method, arguments, null,
 * code] of a call that is
 * refused before anything is sent. Behind `()` stands a method whose first argument belongs to the
 * namespace. `{ "$file": { name, type, text } }` is a file.
 */
type Vector = [string, unknown[], string | null, unknown?, unknown?, unknown?];

const file = new URL("vectors/divinci-calls.jsonl", import.meta.url);
const lines = (await readFile(file, "utf8")).trim().split("\n");
const vectors = lines.map((line) => JSON.parse(line) as Vector);

/** Methods of several calls, streams and sockets have tests of their own. */
const STEPS = [
  "analytics.streamRealtime",
  "chat.messages.stream",
  "chat.sendAndPoll",
  "chat.sendDelegated",
  "chat.stream",
];
const SOCKET = /^(?:websocket|realtime)\.connect/;

function revived(value: unknown): unknown {
  const { $file } = value as { $file?: { name: string; type: string; text: string } };
  return $file ? new File([$file.text], $file.name, { type: $file.type }) : value;
}

function withFiles(arg: unknown): unknown {
  if (typeof arg !== "object" || arg === null || Array.isArray(arg)) return arg;
  return Object.fromEntries(
    Object.entries(arg).map(([name, value]: [string, unknown]) => [name, value && revived(value)]),
  );
}

function call(client: DivinciClient, name: string, args: unknown[]): Promise<unknown> {
  const path = name.split(".");
  const method = path.pop() ?? "";
  const rest = args.map(withFiles);
  let space = client as unknown as Record<string, unknown>;
  for (const part of path) {
    const isFunction = part.endsWith("()");
    const found = space[part.replace("()", "")];
    const next = isFunction ? (found as (p: unknown) => unknown)(rest.shift() ?? undefined) : found;
    space = next as Record<string, unknown>;
  }
  return (space[method] as (...args: unknown[]) => Promise<unknown>)(...rest);
}

test("every method has a vector", () => {
  const listed = [CALLS, SDK_CALLS].flatMap((calls: Record<string, readonly string[]>) =>
    Object.entries(calls).flatMap(([path, methods]) =>
      methods.map((method) => `${path}.${method.split(":")[0] ?? ""}`),
    ),
  );
  const tried = new Set(vectors.map(([name]) => name));
  const owed = listed.filter((name) => !STEPS.includes(name) && !SOCKET.test(name));
  assert.deepEqual(owed.filter((name) => !tried.has(name)), []);
});

for (const [name, args, line, body, answer = { ok: true }, result = answer] of vectors) {
  test(`${name} ${JSON.stringify(args).slice(0, 60)}`, async (context) => {
    const wire = server(context);
    const client = new DivinciClient({
      releaseId: "rel_1",
      workspaceId: "ws_1",
      baseUrl: "https://api.test",
    });
    if (line === null) {
      await assert.rejects(call(client, name, args), { name: "Error", code: body });
      assert.deepEqual(wire.requests, []);
      return;
    }
    wire.answers.push(answer);
    const got = await call(client, name, args);
    assert.deepEqual(wire.requests, [{ line, body: body ?? null }]);
    assert.deepEqual(got ?? null, result);
  });
}
