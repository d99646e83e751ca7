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

let wasmUrl = new URL(PARLEY_WASM, import.meta.url);
let loading: Promise<Core> | undefined;

/**
 * Names another place for the WebAssembly file, before the first call. By default it lies beside
 * this one.
 */
export function setWasmUrl(url: string | URL): void {
  wasmUrl = new URL(url, import.meta.url);
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
  const compiled = await compile();
  return new Promise((resolve, reject) => {
    const module = createParleyCore({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(compiled, imports)
          .then((instance) => {
            receive(instance, compiled);
          })
          // As when an old script meets a new file. The glue would wait for ever.
          .catch(reject);
        return {};
      },
    });
    module.then(resolve as (module: unknown) => void, reject);
  });
}

async function compile(): Promise<WebAssembly.Module> {
  if (wasmUrl.protocol === "file:") return WebAssembly.compile(await readFile(wasmUrl));
  const response = await fetch(wasmUrl, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  // A server that does not know the MIME type must not keep the chat from opening.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Reads a file in Node, by a way that no bundler for browsers tries to resolve. */
async function readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  return new Uint8Array(await readFile(url));
}
