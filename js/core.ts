import createParleyCore from "parley-core";

import { CoreLoader } from "./core-loader.js";
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

const loader = new CoreLoader(
  createParleyCore,
  new URL(PARLEY_WASM, import.meta.url),
  PARLEY_WASM_INTEGRITY,
  new URL(PARLEY_WASM + ".js", import.meta.url),
);

/**
 * Names another place for the WebAssembly file, before the first call. By default it lies beside
 * this one. Its JavaScript form, for pages without WebAssembly, is then expected beside it, under
 * the same name with ".js" at the end. With an `integrity` such as stands in integrity.json, only a
 * file of that content is taken.
 */
export function setWasmUrl(url: string | URL, integrity = ""): void {
  loader.moveTo(new URL(url, import.meta.url), integrity);
}

/**
 * The module, loaded on the first call and shared by all clients. A load that failed is tried again
 * by the next call.
 */
export async function loadCore(): Promise<Core> {
  try {
    return await loader.load();
  } catch (cause) {
    const { message } = cause as Error;
    throw new DivinciError({ code: "CORE_NOT_LOADED", message });
  }
}
