/** The WebAssembly file of this bundle's flavour, beside the bundle. */
declare const PARLEY_WASM: string;

/** Emscripten's glue of the module, as the build makes it. */
declare module "parley-core" {
  interface ModuleOptions {
    /**
     * Instantiates the module in place of the glue, and hands the instance over when it is there.
     */
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): WebAssembly.Exports;
  }
  export default function createParleyCore(options: ModuleOptions): Promise<unknown>;
}
