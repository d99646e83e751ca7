/** The WebAssembly file of this bundle's flavour, beside the bundle. */
declare const PARLEY_WASM: string;

/** The hash that this file has to have, as for the `integrity` of a request. */
declare const PARLEY_WASM_INTEGRITY: string;

/** The same of a chat with an agent. */
declare const PARLEY_AGENT_WASM: string;
declare const PARLEY_AGENT_WASM_INTEGRITY: string;

/** The files of a kind of chat, the element's own first, beside the bundle. */
declare const PARLEY_MODULES: readonly [string, ...string[]];

/** Emscripten's glue of the module, as the build makes it. */
declare module "parley-core" {
  interface ModuleOptions {
    /**
     * Instantiates the module in place of the glue, and hands the instance over when it is there.
     */
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: Pick<WebAssembly.Instance, "exports">) => void,
    ): WebAssembly.Exports;
  }
  export default function createParleyCore(options: ModuleOptions): Promise<unknown>;
}

/** The module as JavaScript: what wasm2js makes of the WebAssembly file. */
declare module "parley-core-script" {
  export function instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;
}

/** The glue of the flavour for a chat with an agent. */
declare module "parley-agent-core" {
  export { default } from "parley-core";
}
