// The generated TypeScript compiles under the strictest settings and agrees with the validator.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";

import * as esbuild from "esbuild";
import ts from "typescript";

import { folder, samples } from "./generated.mjs";

const source = await readFile(path.join(folder, "divinci.ts"), "utf8");

/** What TypeScript has to say of a module that stands beside the generated one. */
function diagnose(text) {
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const file = path.join(folder, "samples.ts");
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile: read } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : read(name));
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ...rest) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map((found) => ts.formatDiagnostic(found, { ...host, getNewLine: () => "\n" }));
}

/** The faults that a type of TypeScript can tell: bounds and formats are beyond it. */
const told = new Set(["invalid_type", "required", "invalid_enum"]);

function isRefused({ faults = [] }) {
  return faults.some((fault) => told.has(fault.split(" ").at(-1)));
}

function asTypeScript(sample, index) {
  const isGeneric = source.includes(`export interface ${sample.type}<T>`);
  const type = `types.${sample.type}${isGeneric ? "<unknown>" : ""}`;
  const line = `export const s${index}: ${type} = ${JSON.stringify(sample.value)};`;
  return isRefused(sample) ? `// @ts-expect-error\n${line}` : line;
}

test("declarations compile, and take and refuse the samples", () => {
  const typed = samples.filter((sample) => sample.untyped !== true);
  const lines = typed.map(asTypeScript);
  const text = ['import type * as types from "./divinci.js";', ...lines, ""].join("\n");
  assert.deepEqual(diagnose(text), []);
});

test("every namespace has an interface of the calls that are listed", () => {
  const text = `
    import { CALLS, SDK_CALLS } from "./divinci.js";
    import type * as types from "./divinci.js";
    type Name<Path extends string> =
      Path extends \`\${infer Head}.\${infer Tail}\`
        ? \`\${Capitalize<Head>}\${Name<Tail>}\`
        : Path extends \`\${infer Function}()\` ? Capitalize<Function> : Capitalize<Path>;
    type Method<Entry> = Entry extends \`\${infer Alias}:\${string}\` ? Alias : Entry;
    type ListedIn<Calls extends Record<string, readonly string[]>> = {
      [Path in keyof Calls & string as \`\${Name<Path>}Calls\`]: Method<Calls[Path][number]>;
    };
    type Listed = ListedIn<typeof CALLS>;
    type SdkListed = ListedIn<typeof SDK_CALLS>;
    type Declared = { ${[...source.matchAll(/^export interface (\w+Calls) /gm)]
      .map(([, name]) => `${name}: keyof types.${name}`)
      .join("; ")} };
    type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
    export const same: Same<Listed, Pick<Declared, keyof Listed>> = true;
    // These have the namespaces below them besides.
    type Undeclared = {
      [Path in keyof SdkListed]: Exclude<SdkListed[Path], Declared[Path]>;
    }[keyof SdkListed];
    export const whole: Same<Undeclared, never> = true;
  `;
  assert.deepEqual(diagnose(text), []);
});

test("constants are what the tables say", async () => {
  const { code } = await esbuild.transform(source, { loader: "ts", format: "esm" });
  const { CALLS, DEFAULTS } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  assert.deepEqual(DEFAULTS, {
    baseUrl: "https://api.divinci.app",
    wsBaseUrl: "wss://live.divinci.app",
    timeout: 30000,
    maxRetries: 3,
  });
  assert.deepEqual(CALLS.homepageChat, ["verifyEmail", "confirmEmail", "send"]);
  const methods = Object.values(CALLS).flat();
  assert.ok(!methods.includes("prepare") && !methods.includes("complete"), "steps are no methods");
});
