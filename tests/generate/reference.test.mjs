// The reference leaves no call and no type out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import { folder } from "./generated.mjs";

const reference = await readFile(path.join(folder, "divinci.md"), "utf8");
const source = await readFile(path.join(folder, "divinci.ts"), "utf8");

test("every declared call has a section with its signature", () => {
  const calls = [...source.matchAll(/^ {2}(\w+\(.*\): Promise<.*>);$/gm)].map(([, call]) => call);
  assert.ok(calls.length > 0);
  for (const call of calls) assert.ok(reference.includes(`\n#### \`${call}\`\n`), call);
});

test("every exported type has a section", () => {
  const names = [...source.matchAll(/^export (?:interface|type) (\w+(?:<T>)?)/gm)];
  const types = names.map(([, name]) => name).filter((name) => !name.endsWith("Calls"));
  assert.ok(types.length > 0);
  for (const type of types) {
    assert.ok(reference.includes(`\n### \`${type}\`\n`), type);
  }
});

test("paths name what stands in them, not where it comes from", () => {
  const lines = reference.matchAll(/^ {4}(?:GET|POST|PUT|PATCH|DELETE) (.*)$/gm);
  const paths = [...lines].map(([, at]) => at);
  assert.ok(paths.includes("/white-label-release/{releaseId}/terms-of-service/accept"));
  for (const at of paths) assert.match(at, /^(?:\/(?:[\w.-]+|\{\w+\}))+$/);
});
