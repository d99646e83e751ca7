// Lets Node read the project's TypeScript as it stands, for tests and benches of what is not in the
// package's interface:  node --import ./tests/typescript.mjs --test tests/client/some.test.ts
//
// Types are taken off by esbuild. The glue of the module ("parley-core") and js/generated/ are those
// of the sdk flavour in build/wasm, or in the folder that PARLEY_BUILD names.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMainThread } from "node:worker_threads";

import { transform } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const build = process.env.PARLEY_BUILD ?? path.join(root, "build", "wasm");

// Node runs the hooks below in a thread of their own, which loads this same file.
if (isMainThread) register(import.meta.url);

/** @type {import("node:module").ResolveHook} */
export async function resolve(specifier, context, next) {
  if (specifier === "parley-core") {
    return next(pathToFileURL(path.join(build, "sdk", "parley.mjs")).href);
  }
  if (!/^\.{1,2}\//.test(specifier) || !specifier.endsWith(".js")) return next(specifier, context);

  // A source says ".js", as the bundle's imports will; what stands there is ".ts". A generated one
  // imports as if it stood in js/generated/.
  const generated = pathToFileURL(path.join(build, "generated", "/")).href;
  const parent = context.parentURL?.startsWith(generated)
    ? new URL("js/generated/", pathToFileURL(root))
    : context.parentURL;
  const url = new URL(specifier.replace(/\.js$/, ".ts"), parent);
  const within = path.relative(path.join(root, "js", "generated"), fileURLToPath(url));
  if (!within.startsWith("..")) {
    return next(pathToFileURL(path.join(build, "generated", within)).href);
  }
  return existsSync(url) ? next(url.href) : next(specifier, context);
}

/** @type {import("node:module").LoadHook} */
export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await transform(await readFile(file, "utf8"), {
    loader: "ts",
    format: "esm",
    target: "es2022",
    supported: { "import-attributes": true },
    define: { PARLEY_WASM: '"./sdk.wasm"', PARLEY_WASM_INTEGRITY: '""' },
    sourcefile: file,
    sourcemap: "inline",
  });
  return { format: "module", source: code, shortCircuit: true };
}
