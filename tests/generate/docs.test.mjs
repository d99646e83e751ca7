// docs/ is what the tables say, whole, and its examples are calls that there are.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import ts from "typescript";

import { folder } from "./generated.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const docs = path.join(root, "docs");

/** The pages of a folder and of those in it, by their names. */
async function pagesOf(base) {
  const names = await readdir(base, { recursive: true });
  const pages = names.filter((name) => name.endsWith(".md")).sort();
  const texts = pages.map((name) => readFile(path.join(base, name), "utf8"));
  return new Map((await Promise.all(texts)).map((text, at) => [pages[at], text]));
}

const generated = await pagesOf(path.join(folder, "reference"));
const pages = await pagesOf(docs);
const reference = [...generated.values()].join("\n");
const modules = await Promise.all(
  ["divinci.ts", "imbrace.ts"].map((name) => readFile(path.join(folder, name), "utf8")),
);
const source = modules.join("\n");

test("docs/reference is what the build generates", async () => {
  const kept = await pagesOf(path.join(docs, "reference"));
  const renew = "docs/reference is out of date: cmake --build --preset test --target docs";
  assert.deepEqual([...kept.keys()], [...generated.keys()], renew);
  for (const [name, text] of generated) assert.equal(kept.get(name), text, `${name}: ${renew}`);
});

test("every declared call has a section with its signature", () => {
  const lines = source.matchAll(/^ {2}(\w+\(.*\): (?:Promise|AsyncGenerator)<.*>);$/gm);
  const calls = [...lines].map(([, call]) => call);
  assert.ok(calls.length > 100);
  for (const call of calls) assert.ok(reference.includes(`\`\`\`ts\n${call}\n\`\`\``), call);
});

test("every exported type has a section", () => {
  const names = [...source.matchAll(/^export (?:interface|type) (\w+(?:<T>)?)/gm)];
  const types = names.map(([, name]) => name).filter((name) => !name.endsWith("Calls"));
  assert.ok(types.length > 100);
  for (const type of types) assert.ok(reference.includes(`\n## \`${type}\`\n`), type);
});

test("paths name what stands in them, not where it comes from", () => {
  const lines = reference.matchAll(/^`(?:GET|POST|PUT|PATCH|DELETE) (.*)`/gm);
  const paths = [...lines].map(([, at]) => at);
  assert.ok(paths.includes("/white-label-release/{releaseId}/terms-of-service/accept"));
  assert.ok(paths.includes("/ai-agent/chat-client/chats/{chatId}/messages"));
  for (const at of paths) assert.match(at, /^(?:\/(?:[\w.-]+|\{\w+\}))+\/?$/);
});

/** The anchors that the headings of a page get. */
function anchorsOf(text) {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}

test("links lead somewhere", async () => {
  const readme = await readFile(path.join(root, "README.md"), "utf8");
  const all = new Map([...pages].map(([name, text]) => [path.join("docs", name), text]));
  for (const [name, text] of [["README.md", readme], ...all]) {
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^\w+:/.test(target)) continue;
      const [file, anchor] = target.split("#");
      const to = file === "" ? name : path.join(path.dirname(name), file);
      if (!to.startsWith("docs") || !to.endsWith(".md")) continue;
      assert.ok(all.has(to), `${name}: ${target}`);
      if (anchor) assert.ok(anchorsOf(all.get(to)).includes(anchor), `${name}: ${target}`);
    }
  }
});

/** Whether a page is about the other client. */
function isAboutAgents(name) {
  return name === "agents.md" || name.startsWith(path.join("reference", "imbrace"));
}

/** What TypeScript has to say of a page's programs, each of which is a function body. */
function program(name, text) {
  const client = isAboutAgents(name) ? "ImbraceClient" : "DivinciClient";
  const blocks = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  const imports = blocks.flatMap((code) => code.match(/^import .*$/gm) ?? []);
  const bodies = blocks.map((code) => `async () => {\n${code.replace(/^import .*$/gm, "")}\n};\n`);
  return [
    ...new Set(imports),
    `import type { ${client} as Client } from "parley";`,
    "declare const client: Client;",
    ...bodies.map((body) => `void (${body.trim().replace(/;$/, "")});`),
  ].join("\n");
}

/**
 * Of a name that nobody declares, which is something of the reader's own, and of parameters of a
 * function that is given to one.
 */
const UNDECLARED = new Set([2304, 2552, 7031, 18004]);

test("examples are calls that there are", () => {
  const files = new Map();
  for (const [name, text] of pages) {
    files.set(path.join(root, `${name.replaceAll("/", "-")}.ts`), program(name, text));
  }
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    files.has(name)
      ? ts.createSourceFile(name, files.get(name), ...rest)
      : getSourceFile(name, ...rest);
  const all = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
  const found = all.filter(({ code }) => !UNDECLARED.has(code));
  assert.deepEqual(
    found.map((one) => ts.formatDiagnostic(one, { ...host, getNewLine: () => "\n" })),
    [],
  );
});
