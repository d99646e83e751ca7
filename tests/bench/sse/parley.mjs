import { readFile } from "node:fs/promises";
import path from "node:path";

import createParleyCore from "parley-core";

import { createTextReader } from "../../../js/text-stream.ts";

/** Ours: the module as it is shipped, and its reader in JavaScript, one call for each chunk. */
const file = path.join(process.env.PARLEY_BUILD, "sdk", "parley.wasm");
const wasm = await WebAssembly.compile(await readFile(file));
const core = await createParleyCore({
  instantiateWasm(imports, receive) {
    void WebAssembly.instantiate(wasm, imports).then((instance) => receive(instance, wasm));
    return {};
  },
});

export function read(chunks) {
  const reader = createTextReader(core);
  let text = "";
  for (const chunk of chunks) text += reader.push(chunk);
  return text + reader.end();
}
