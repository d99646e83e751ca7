// The package in its users' hands: packed, in Node, through a bundler, under TypeScript.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";

import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import * as esbuild from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import ts from "typescript";

import { pack } from "../support/pack.mjs";
import { RELEASE, signed } from "./support/conversation.mjs";
import { json, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";

const start = promisify(execFile);

const temporary = await mkdtemp(path.join(tmpdir(), "parley-pack-"));
after(() => rm(temporary, { recursive: true, force: true }));
const packed = await pack(temporary);

/** A folder of a project that has this package installed, and nothing else. */
async function project(t) {
  const folder = await mkdtemp(path.join(tmpdir(), "parley-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(path.join(folder, "node_modules"));
  await symlink(packed.folder, path.join(folder, "node_modules", "parley"), "junction");
  await writeFile(path.join(folder, "package.json"), '{"type":"module"}');
  return folder;
}

const program = (baseUrl) => `
  import { DivinciClient } from "parley";
  const client = new DivinciClient({ releaseId: "${RELEASE}", baseUrl: "${baseUrl}" });
  const { reply } = await client.anonymousChat.send("Hi");
  console.log(reply);
  try {
    new DivinciClient({ releaseId: "" });
  } catch (error) {
    console.log(error.name);
  }
`;

const output = "Answer 1\nValidationError\n";

/** Runs a file in Node without flags: what it wrote, and that it came to its end by itself. */
async function run(file) {
  const env = { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
  return start(process.execPath, [file], { env });
}

test("Node needs no flags, warns of nothing, and ends when the work is done", async (t) => {
  const server = await serve(t, { [SEND]: json(signed(1)) });
  const folder = await project(t);
  await writeFile(path.join(folder, "main.js"), program(server.url));
  assert.deepEqual(await run(path.join(folder, "main.js")), { stdout: output, stderr: "" });
});

test("a bundler for browsers has nothing to complain of", async (t) => {
  const server = await serve(t, { [SEND]: json(signed(1)) });
  const folder = await project(t);
  const { warnings, outputFiles, metafile } = await esbuild.build({
    stdin: { contents: program(server.url), resolveDir: folder },
    outfile: path.join(folder, "bundle.js"),
    platform: "browser",
    format: "esm",
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  assert.deepEqual(warnings, []);
  assert.deepEqual(
    Object.values(metafile.outputs).flatMap(({ imports }) => imports),
    [],
  );
  assert.doesNotMatch(outputFiles[0].text, /\beval\(|new Function\(/);

  // The module is expected beside the bundle.
  await writeFile(path.join(folder, "bundle.js"), outputFiles[0].contents);
  await cp(path.join(packed.folder, "dist", "sdk.wasm"), path.join(folder, "sdk.wasm"));
  assert.equal((await run(path.join(folder, "bundle.js"))).stdout, output);
});

for (const entry of ["element", "agent"]) {
  test(`parley/${entry} stays in the bundle of a site that imports it for its effect`, async (t) => {
    const { outputFiles } = await esbuild.build({
      stdin: { contents: `import "parley/${entry}";`, resolveDir: await project(t) },
      outdir: "unwritten",
      splitting: true,
      format: "esm",
      bundle: true,
      minify: true,
      write: false,
      logLevel: "silent",
    });
    assert.ok(outputFiles.some(({ text }) => text.includes('customElements.define("parley-chat"')));
  });
}

test("a bundle of mount alone is split, and holds neither clients nor their module", async (t) => {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `import { mount } from "parley"; mount({ releaseId: "${RELEASE}" });`,
      resolveDir: await project(t),
    },
    outdir: "unwritten",
    splitting: true,
    format: "esm",
    bundle: true,
    minify: true,
    write: false,
    logLevel: "silent",
  });
  const main = outputFiles.find(({ path: file }) => path.basename(file) === "stdin.js");
  assert.match(main.text, /"parley-chat"/);
  assert.doesNotMatch(main.text, /customElements\.define|ImbraceClient|sdk\.wasm/);
  assert.ok(main.text.length < 6000, `${main.text.length} characters`);
});

const consumer = `
  import {
    createClient,
    DivinciClient,
    DivinciError,
    GateFlow,
    mount,
    RateLimitError,
    readUIMessageStream,
    setWasmUrl,
    textDeltas,
    type AnonymousReply,
    type CallOptions,
    type DivinciClientConfig,
    type GateConfig,
    type GateMode,
    type GateReply,
    type GateState,
    type Infer,
    type MountedChat,
    type MountOptions,
    type TokenStorage,
    type TranscriptEntry,
    API_ENDPOINTS,
    COMPRESSION_RATIO_MAX,
    COMPRESSION_RATIO_MIN,
    COMPRESSION_STRATEGIES,
    DEFAULT_CONFIG,
    DEFAULT_TIER_LIMITS,
    ErrorCodes,
    type CompressionStrategy,
    type ErrorCode,
    type User,
  } from "parley";
  import { ParleyChat } from "parley/element";
  import { isUser } from "parley/guards";
  import { UserSchema, schemas, type JsonSchema, type TypeOf } from "parley/schemas";
  import { DivinciValidationError, validate, validateOrThrow } from "parley/validation";

  export function check(value: unknown): User {
    const document: JsonSchema = schemas.ChatMessage.jsonSchema;
    const result = validate(UserSchema, value);
    if (!result.success) throw result.error;
    const same: TypeOf<typeof UserSchema> = result.data;
    // @ts-expect-error: one who does not fit has no data
    console.log(validate(schemas.User, value).data);
    try {
      const { role } = validateOrThrow(schemas.ChatMessage, value, "a message");
      console.log(role, document.$defs);
    } catch (error) {
      if (error instanceof DivinciValidationError) console.log(error.issues[0]?.path);
    }
    if (isUser(value)) return value;
    return same;
  }

  export const code: ErrorCode = ErrorCodes.RATE_LIMITED;
  export const strategies: readonly CompressionStrategy[] = COMPRESSION_STRATEGIES;
  export const ratios: number = COMPRESSION_RATIO_MAX / COMPRESSION_RATIO_MIN;
  export const aDay: number | undefined = DEFAULT_TIER_LIMITS.free.messagesPerDay;
  export const at: string = DEFAULT_CONFIG.baseUrl + API_ENDPOINTS["chat.create"];

  setWasmUrl(new URL("https://example.com/sdk.wasm"));
  const tokenStorage: TokenStorage = {
    getToken: () => Promise.resolve(null),
    setToken: (_token: string, _expiresAt?: number) => undefined,
    clearToken: async () => { await Promise.resolve(); },
    getRefreshToken: () => "refresh",
    setRefreshToken: () => undefined,
  };
  const headers = { "X-A": "1" };
  const config: DivinciClientConfig = { releaseId: "release", tokenStorage, headers };
  export const client: DivinciClient = createClient(config);
  // @ts-expect-error: a release is needed
  export const without = new DivinciClient({});

  export async function talk(signal: AbortSignal): Promise<string> {
    const { anonymousChat, freeChatGate, homepageChat } = client;
    const options: CallOptions = { signal };
    const first: AnonymousReply = await anonymousChat.send("Hi", { language: "Spanish", signal });
    const infer: Infer = async ([first]) => String(first?.role) + String(first?.content);
    const second: GateReply = await freeChatGate.sendDelegated("Hi", infer, options);
    const remaining: number | undefined = second.remaining;
    const { mode, turnstileSiteKey, siteActions }: GateConfig = await freeChatGate.getConfig();
    const nothing: void = await freeChatGate.submitFeedback(0, { sentiment: -1 });
    const { url } = await freeChatGate.speak(0);
    const { token } = await homepageChat.confirmEmail("a@example.com", "123456");
    const language: string | null = freeChatGate.getLanguage();
    const entries: TranscriptEntry[] = freeChatGate.getTranscript();
    const { transcript, signiture } = anonymousChat.getState();
    anonymousChat.hydrate(transcript, signiture);
    // @ts-expect-error: an index is a number
    await freeChatGate.speak("0");
    // @ts-expect-error: a model answers
    await anonymousChat.sendDelegated("Hi");
    for await (const text of textDeltas(new ReadableStream<Uint8Array>())) text.trim();
    const stream = new ReadableStream<Uint8Array>();
    for await (const { parts } of readUIMessageStream({ stream, onError: console.error })) {
      for (const part of parts) if (part.type === "text") part.text.trim();
    }
    const all = [first.reply, remaining, mode, turnstileSiteKey, siteActions, nothing, url, token];
    return [...all, language, entries].join();
  }

  export function show(): () => void {
    const flow: GateFlow = client.freeChatGate.flow({ language: "Spanish" });
    flow.addEventListener("change", () => {
      const { screen, error, challenge }: GateState = flow.state;
      const known: GateMode | null = flow.state.mode;
      if (screen === "quota") flow.close();
      console.log(error?.code, challenge?.siteKey, known);
      // @ts-expect-error: there is no such screen
      if (screen === "chatting") flow.close();
      // @ts-expect-error: states are replaced, not changed
      flow.state.busy = true;
    });
    flow.start();
    return () => { flow.close(); };
  }

  export function place(theme: string | undefined): () => void {
    const options: MountOptions = { releaseId: "release1", theme, on: { close: console.log } };
    const chat: MountedChat = mount("#help", options);
    mount({ releaseId: "release1", on: { message: ({ detail }) => detail.entry?.prompt.trim() } });
    void chat.element.then((element: ParleyChat) => {
      element.addEventListener("parley-screen", ({ detail }) => detail.screen.trim());
      element.theme = "dark";
    });
    chat.update({ inline: false, messageFeedback: false });
    // @ts-expect-error: there is no such option
    mount("#help", { releaseId: "release1", colour: "red" });
    // @ts-expect-error: nor such an event
    chat.update({ on: { opened: () => undefined } });
    return chat.unmount;
  }

  export function explain(error: unknown): string {
    if (error instanceof RateLimitError) return String(error.retryAfter ?? error.limit);
    if (error instanceof DivinciError) return error.code + String(error.toJSON().status?.toFixed());
    return "";
  }
`;

/** What TypeScript has to say of a program, at its strictest. */
function diagnose(file, options) {
  const host = ts.createCompilerHost({});
  const strictest = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noUnusedLocals: true,
    noImplicitOverride: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
    ...options,
  };
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], strictest));
  return found.map((one) => ts.formatDiagnostic(one, { ...host, getNewLine: () => "\n" }));
}

/** The entries that are for code. */
const ENTRIES = [".", "./element", "./schemas", "./validation", "./guards"];

test("publint finds nothing wrong with the package", async () => {
  const { messages, pkg } = await publint({ pkgDir: packed.folder, strict: true, pack: false });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("the declarations are where every resolution of ES modules finds them", async () => {
  const tarball = new Uint8Array(await readFile(packed.tarball));
  const { problems, entrypoints } = await checkPackage(createPackageFromTarballData(tarball), {
    entrypoints: ENTRIES,
  });
  // The package is made of ES modules alone: older resolutions and require() are not served.
  const served = ["node16-esm", "bundler"];
  const found = problems.filter(({ resolutionKind = "bundler" }) =>
    served.includes(resolutionKind),
  );
  assert.deepEqual(found, []);
  for (const entry of ENTRIES) {
    for (const kind of served) {
      assert.ok(entrypoints[entry].resolutions[kind].resolution?.isTypeScript, `${entry} ${kind}`);
    }
  }
});

test("a bundle of one guard holds the types that this needs, and no others", async (t) => {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: 'export { isUser } from "parley/guards";', resolveDir: await project(t) },
    format: "esm",
    bundle: true,
    minify: true,
    write: false,
    logLevel: "silent",
  });
  const [{ text }] = outputFiles;
  assert.match(text, /emailVerified/);
  assert.doesNotMatch(text, /fallbackAssistants|vectorId/);
  const { isUser } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  assert.equal(isUser({ id: RELEASE }), true);
  assert.equal(isUser({ id: 1 }), false);
});

const resolutions = {
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
};

for (const [name, options] of Object.entries(resolutions)) {
  test(`the declarations hold at TypeScript's strictest, resolved as by ${name}`, async (t) => {
    const folder = await project(t);
    const file = path.join(folder, "main.ts");
    await writeFile(file, consumer);
    const lib = [
      "lib.es2022.d.ts",
      "lib.dom.d.ts",
      "lib.dom.iterable.d.ts",
      "lib.dom.asynciterable.d.ts",
    ];
    assert.deepEqual(diagnose(file, { ...options, lib }), []);
  });
}
