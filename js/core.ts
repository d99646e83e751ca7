import createParleyCore from "parley-core";

import type { RealtimeModule } from "./divinci/sdk/realtime-module.js";
import { DivinciError } from "./errors.js";
import type { TextStreamModule } from "./text-stream.js";
import type { UIMessageStreamModule } from "./ui-message-stream.js";

/**
 * A conversation as the core reads and writes it. The last two arguments of `write` are JSON texts.
 * Both are called without `this`.
 */
export interface SessionStore {
  readonly read: () => string;
  readonly write: (
    releaseId: string,
    token: string,
    language: string,
    transcript: string,
    signature: string,
  ) => void;
}

/** Ends one call: a result's JSON text (empty for undefined), or an error's. */
export type Settle = (succeeded: boolean, text: string) => void;

/** Asks the page for something; the answer comes by `answerQuestion`. */
export type Ask = (question: number, name: string, payload: string) => void;

/**
 * The module's functions: wasm/bindings/exports.cpp. Objects are numbers; 0 is none. A flavour has
 * those of its vendors.
 */
export interface Core extends TextStreamModule, UIMessageStreamModule, RealtimeModule {
  openClient(config: string, ask: Ask): number;
  openImbraceClient(config: string, ask: Ask): number;
  closeClient(client: number): void;
  startCall(
    client: number,
    method: string,
    args: string,
    session: SessionStore,
    settle: Settle,
  ): number;
  cancelCall(client: number, call: number): void;
  answerQuestion(client: number, question: number, succeeded: boolean, text: string): void;
  openGate(
    client: number,
    kind: string,
    option: string,
    session: SessionStore,
    changed: (state: string) => void,
  ): number;
  dispatchToGate(gate: number, action: string): void;
  closeGate(gate: number): void;
}

/** Makes an instance of the module from what the glue gives it. */
type Start = (imports: WebAssembly.Imports) => Promise<Pick<WebAssembly.Instance, "exports">>;

let wasmUrl = new URL(PARLEY_WASM, import.meta.url);
let wasmIntegrity = PARLEY_WASM_INTEGRITY;
let scriptUrl = new URL(PARLEY_WASM + ".js", import.meta.url);
let loading: Promise<Core> | undefined;

/**
 * Names another place for the WebAssembly file, before the first call. By default it lies beside
 * this one. Its JavaScript form, for pages without WebAssembly, is then expected beside it, under
 * the same name with ".js" at the end. With an `integrity` such as stands in integrity.json, only a
 * file of that content is taken.
 */
export function setWasmUrl(url: string | URL, integrity = ""): void {
  wasmUrl = new URL(url, import.meta.url);
  wasmIntegrity = integrity;
  scriptUrl = new URL(wasmUrl);
  scriptUrl.pathname += ".js";
}

/**
 * The module, loaded on the first call and shared by all clients. A load that failed is tried again
 * by the next call.
 */
export function loadCore(): Promise<Core> {
  loading ??= instantiate().catch((cause: unknown) => {
    loading = undefined;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DivinciError({
      code: "CORE_NOT_LOADED",
      message: `The module could not be loaded from ${wasmUrl.href}: ${reason}`,
    });
  });
  return loading;
}

async function instantiate(): Promise<Core> {
  const start = await (isForbidden() ? loadScript() : compile());
  return new Promise((resolve, reject) => {
    const module = createParleyCore({
      instantiateWasm(imports, receive) {
        // As when an old script meets a new file. The glue would wait for ever.
        start(imports).then(receive).catch(reject);
        return {};
      },
    });
    module.then(resolve as (module: unknown) => void, reject);
  });
}

/**
 * Whether the page's policy forbids WebAssembly, or the engine has none: found out with a module
 * that is empty, so that nothing is loaded in vain.
 */
function isForbidden(): boolean {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}

/** The same core as JavaScript. */
async function loadScript(): Promise<Start> {
  const script = (await import(scriptUrl.href)) as typeof import("./core-script.js");
  return script.start;
}

async function compile(): Promise<Start> {
  const module = await (wasmUrl.protocol === "file:" ? readModule() : fetchModule());
  return (imports) => WebAssembly.instantiate(module, imports);
}

async function fetchModule(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl, { credentials: "same-origin", integrity: wasmIntegrity });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  // A server that does not know the MIME type must not keep the chat from opening.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Reads the file in Node, by a way that no bundler for browsers tries to resolve. */
async function readModule(): Promise<WebAssembly.Module> {
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  return WebAssembly.compile(new Uint8Array(await readFile(wasmUrl)));
}
