import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/**
 * Ours: the WebAssembly module as it is shipped, and js/text-stream.ts as it is shipped. The paths
 * of both come from sse.mjs.
 */
const { PARLEY_GLUE, PARLEY_WASM, PARLEY_TEXT_STREAM } = process.env;
const { default: createCore } = await import(pathToFileURL(PARLEY_GLUE));
const { createTextReader } = await import(pathToFileURL(PARLEY_TEXT_STREAM));
const wasm = await readFile(PARLEY_WASM);

const core = await createCore({
  instantiateWasm(imports, done) {
    WebAssembly.instantiate(wasm, imports).then(({ instance, module }) => done(instance, module));
    return {};
  },
});

export function read(chunks) {
  const reader = createTextReader(core);
  let text = "";
  for (const chunk of chunks) text += reader.push(chunk);
  return text + reader.end();
}
