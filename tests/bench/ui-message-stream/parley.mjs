import { readFile } from "node:fs/promises";
import path from "node:path";

import createParleyCore from "parley-core";

import { UIMessageReader, uiMessages } from "../../../js/ui-message-stream.ts";

/** Ours: the module as it is shipped, and its reader in JavaScript, one call for each chunk. */
const file = path.join(process.env.PARLEY_BUILD, "sdk", "parley.wasm");
const wasm = await WebAssembly.compile(await readFile(file));
export const core = await createParleyCore({
  instantiateWasm(imports, receive) {
    void WebAssembly.instantiate(wasm, imports).then((instance) => receive(instance, wasm));
    return {};
  },
});

/** A snapshot of the message after every chunk. */
export function read(chunks) {
  const reader = new UIMessageReader(core);
  let last;
  for (const chunk of chunks) {
    reader.push(chunk);
    last = reader.take() ?? last;
  }
  reader.finish();
  last = reader.take() ?? last;
  reader.close();
  return last;
}

/** The same from a stream, as `readUIMessageStream` does it. */
export async function readStream(stream) {
  let last;
  for await (const message of uiMessages(() => core, { stream })) last = message;
  return last;
}
