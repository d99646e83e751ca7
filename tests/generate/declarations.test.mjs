// The generated TypeScript compiles under the strictest settings and agrees with the validator.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import ts from "typescript";

import { folder, imbraceSamples, samples } from "./generated.mjs";

const js = fileURLToPath(new URL("../../js", import.meta.url));

/** A module that is generated for a vendor, and what it is held to. */
async function moduleOf(name, itsSamples) {
  const source = await readFile(path.join(folder, `${name}.ts`), "utf8");
  return { name, source, samples: itsSamples };
}

const divinci = await moduleOf("divinci", samples);
const imbrace = await moduleOf("imbrace", imbraceSamples);

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
    // A generated module imports as if it stood in js/generated.
    rootDirs: [js, path.dirname(folder)],
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

function asTypeScript(source, sample, index) {
  const isGeneric = source.includes(`export interface ${sample.type}<T>`);
  const type = `types.${sample.type}${isGeneric ? "<unknown>" : ""}`;
  const line = `export const s${index}: ${type} = ${JSON.stringify(sample.value)};`;
  return isRefused(sample) ? `// @ts-expect-error\n${line}` : line;
}

for (const { name, source, samples: all } of [divinci, imbrace]) {
  test(`declarations of ${name} compile, and take and refuse the samples`, () => {
    const typed = all.filter((sample) => sample.untyped !== true);
    const lines = typed.map((sample, index) => asTypeScript(source, sample, index));
    const text = [`import type * as types from "./${name}.js";`, ...lines, ""].join("\n");
    assert.deepEqual(diagnose(text), []);
  });
}

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
    type Declared = { ${[...divinci.source.matchAll(/^export interface (\w+Calls) /gm)]
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

test("every namespace of iMBRACE's has an interface of just the calls that are listed", () => {
  const text = `
    import type { IMBRACE_CALLS, ImbraceCalls } from "./imbrace.js";
    type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
    type Listed = { [Path in keyof typeof IMBRACE_CALLS]: (typeof IMBRACE_CALLS)[Path][number] };
    type Declared = { [Path in keyof ImbraceCalls]: keyof ImbraceCalls[Path] };
    export const same: Same<Listed, Declared> = true;
  `;
  assert.deepEqual(diagnose(text), []);
});

/** What a module exports that is more than types. */
async function constantsOf({ source }) {
  const { code } = await esbuild.transform(source, { loader: "ts", format: "esm" });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

test("constants are what the tables say", async () => {
  const { CALLS, DEFAULTS } = await constantsOf(divinci);
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

/** The methods that the interfaces of a module declare: `{method, parameters, result}`. */
function declaredIn({ source }) {
  const interfaces = [...source.matchAll(/^export interface (\w+)Calls \{\n(.*?)^\}$/gms)];
  return interfaces.flatMap(([, name, body]) => {
    const space = name[0].toLowerCase() + name.slice(1);
    const lines = [...body.matchAll(/^ {2}(\w+)\((.*)\): (.*);$/gm)];
    return lines.map(([, method, parameters, result]) => {
      return { method: `${space}.${method}`, parameters, result };
    });
  });
}

test("methods of iMBRACE's take options last, and are listed by what they take and bring", async () => {
  const { IMBRACE_CALLS, IMBRACE_RESPONSES, IMBRACE_UPLOADS } = await constantsOf(imbrace);
  const spaces = Object.keys(IMBRACE_CALLS);
  assert.deepEqual(spaces, ["chatAi", "ai", "aiAgent", "boards", "documentAi", "auth"]);
  const declared = declaredIn(imbrace);
  assert.equal(declared.length, Object.values(IMBRACE_CALLS).flat().length);
  for (const { method, parameters } of declared) {
    assert.match(parameters, /(?:^|, )options\?: ImbraceCallOptions$/, method);
  }
  const where = (is) => declared.filter(is).map(({ method }) => method);
  const takesForm = ({ parameters }) => parameters.startsWith("form: FormData");
  assert.deepEqual(IMBRACE_UPLOADS, where(takesForm));
  // A completion is read from a response as well, piece by piece.
  const brought = where(({ result }) => result === "Promise<Response>");
  assert.deepEqual([...IMBRACE_RESPONSES].sort(), ["ai.stream", ...brought].sort());
});
