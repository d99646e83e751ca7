// Every method of iMBRACE's tables, from JavaScript's call to the request and back: each has a
// vector at least.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { setWasmUrl } from "../../js/core.ts";
import { IMBRACE_CALLS, IMBRACE_RESPONSES } from "../../js/generated/imbrace.js";
import { ImbraceClient } from "../../js/imbrace/client.ts";
import { sdkWasm, server } from "./support/fake-fetch.ts";

setWasmUrl(sdkWasm);

/**
 * [method, arguments, "METHOD /path?query", body?, answer?, result?]. `{ "$form": … }` is a form, whose
 * files are { name, type, text }.
 */
type Vector = [string, unknown[], string, unknown?, unknown?, unknown?];

const file = new URL("vectors/imbrace-calls.jsonl", import.meta.url);
const lines = (await readFile(file, "utf8")).trim().split("\n");
const vectors = lines.map((line) => JSON.parse(line) as Vector);

/** Methods of several calls and streams have tests of their own. */
const STEPS = ["ai.listProviders", "aiAgent.streamChatText", ...IMBRACE_RESPONSES];

type FormSpec = Record<string, string | { name: string; type: string; text: string }>;

function revived(value: unknown): unknown {
  const { $form } = (value ?? {}) as { $form?: FormSpec };
  if (!$form) return value;
  const form = new FormData();
  for (const [name, part] of Object.entries($form)) {
    if (typeof part === "string") form.append(name, part);
    else form.append(name, new File([part.text], part.name, { type: part.type }));
  }
  return form;
}

type Spaces = Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;

test("every method has a vector", () => {
  const listed = Object.entries(IMBRACE_CALLS as Record<string, readonly string[]>).flatMap(
    ([path, methods]) => methods.map((method) => `${path}.${method}`),
  );
  const tried = new Set(vectors.map(([name]) => name));
  assert.ok(listed.length > 107);
  assert.deepEqual(
    listed.filter((name) => !tried.has(name) && !STEPS.includes(name)),
    [],
  );
});

for (const [name, args, line, body, answer = { ok: true }, result = answer] of vectors) {
  test(`${name} ${JSON.stringify(args).slice(0, 60)}`, async (context) => {
    const wire = server(context);
    const client = new ImbraceClient({
      baseUrl: "https://api.test",
      apiKey: "key",
      organizationId: "org_1",
    });
    wire.answers.push(answer);
    const [path = "", method = ""] = name.split(".");
    const got = await (client as unknown as Spaces)[path]?.[method]?.(...args.map(revived));
    assert.deepEqual(wire.requests, [{ line, body: body ?? null }]);
    assert.deepEqual(got ?? null, result);
  });
}
