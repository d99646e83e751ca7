import { instantiate } from "parley-core-script";

/**
 * Starts the core where WebAssembly is forbidden or missing: the same module, as JavaScript. This
 * file is loaded only there.
 */
export function start(
  imports: WebAssembly.Imports,
): Promise<Pick<WebAssembly.Instance, "exports">> {
  console.warn(
    "[parley] WebAssembly is not to be had on this page, most likely because script-src of its " +
      "Content-Security-Policy does not have 'wasm-unsafe-eval'. A larger and slower form of the " +
      "chat's core is used.",
  );
  return Promise.resolve({ exports: instantiate(imports) });
}
