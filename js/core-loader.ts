import type createParleyCore from "parley-core";

import type { Core } from "./core.js";
import { isWebAssemblyForbidden } from "./web-assembly.js";

/** Emscripten's glue of a flavour. */
type Glue = typeof createParleyCore;

/** Makes an instance of the module from what the glue gives it. */
type Start = (imports: WebAssembly.Imports) => Promise<Pick<WebAssembly.Instance, "exports">>;

/**
 * Loads one flavour of the module. Its glue is in the bundle; beside that lies its WebAssembly
 * file and, for pages without WebAssembly, its JavaScript form under the same name with ".js" at
 * the end.
 */
export class CoreLoader {
  readonly #glue: Glue;
  #url: URL;
  #integrity: string;
  #scriptUrl: URL;
  #loading: Promise<Core> | undefined;

  /**
   * Both addresses are given, since a bundler that has moved the files knows each by the expression
   * that made it.
   */
  constructor(glue: Glue, url: URL, integrity: string, scriptUrl: URL) {
    this.#glue = glue;
    this.#url = url;
    this.#integrity = integrity;
    this.#scriptUrl = scriptUrl;
  }

  /** Names another place for the files, and the hash that the first has to have there. */
  moveTo(url: URL, integrity: string): void {
    this.#url = url;
    this.#integrity = integrity;
    this.#scriptUrl = new URL(url);
    this.#scriptUrl.pathname += ".js";
  }

  /**
   * The module, loaded on the first call and shared by all clients. A load that failed is tried
   * again by the next call.
   */
  load(): Promise<Core> {
    this.#loading ??= this.#instantiate().catch((cause: unknown) => {
      this.#loading = undefined;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The module could not be loaded from ${this.#url.href}: ${reason}`);
    });
    return this.#loading;
  }

  async #instantiate(): Promise<Core> {
    const start = await (isWebAssemblyForbidden() ? this.#loadScript() : this.#compile());
    return new Promise((resolve, reject) => {
      const module = this.#glue({
        instantiateWasm(imports, receive) {
          // As when an old script meets a new file. The glue would wait for ever.
          start(imports).then(receive).catch(reject);
          return {};
        },
      });
      module.then(resolve as (module: unknown) => void, reject);
    });
  }

  /** The same core as JavaScript. */
  async #loadScript(): Promise<Start> {
    const url = this.#scriptUrl;
    const script = (await import(url.href)) as typeof import("./core-script.js");
    return script.start;
  }

  async #compile(): Promise<Start> {
    const url = this.#url;
    const module = await (url.protocol === "file:"
      ? readModule(url)
      : fetchModule(url, this.#integrity));
    return (imports) => WebAssembly.instantiate(module, imports);
  }
}

async function fetchModule(url: URL, integrity: string): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: "same-origin", integrity });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  // A server that does not know the MIME type must not keep the chat from opening.
  return response.headers.get("content-type")?.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Reads the file in Node, by a way that no bundler for browsers tries to resolve. */
async function readModule(url: URL): Promise<WebAssembly.Module> {
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  return WebAssembly.compile(new Uint8Array(await readFile(url)));
}
