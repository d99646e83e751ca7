// A host that does not have WebAssembly, or does not allow it, and a conversation in it:
//
//   node --experimental-vm-modules without-webassembly.mjs missing|forbidden <dist> <server> [<wasm>]
//
// Writes on standard output what came of each question, a line of JSON each.

import { readFile } from "node:fs/promises";
import vm from "node:vm";

import { RELEASE } from "./conversation.mjs";

const [host, dist, baseUrl, wasm] = process.argv.slice(2);

/** The package in a context whose engine refuses to compile WebAssembly, as a page's policy does. */
async function forbidden() {
  const own = new Set(vm.runInNewContext("Object.getOwnPropertyNames(globalThis)"));
  const names = Object.getOwnPropertyNames(globalThis).filter((name) => !own.has(name));
  const globals = Object.fromEntries(names.map((name) => [name, globalThis[name]]));
  const context = vm.createContext(
    { ...globals, console },
    { codeGeneration: { strings: false, wasm: false } },
  );
  const load = async (address) => {
    const module = new vm.SourceTextModule(await readFile(new URL(address), "utf8"), {
      context,
      identifier: address,
      initializeImportMeta: (meta) => {
        meta.url = address;
      },
      importModuleDynamically: load,
    });
    await module.link((specifier) => load(new URL(specifier, address).href));
    await module.evaluate();
    return module;
  };
  return (await load(dist)).namespace;
}

/** The package in an engine without WebAssembly. Node's own fetch takes what it needs before that. */
async function missing() {
  await fetch(baseUrl);
  delete globalThis.WebAssembly;
  return import(dist);
}

const parley = await (host === "missing" ? missing() : forbidden());
if (wasm) parley.setWasmUrl(wasm);
const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl });
for (const question of ["One", "Two"]) {
  const { reply, error } = await client.anonymousChat.send(question).catch((error) => ({ error }));
  console.log(JSON.stringify({ reply, code: error?.code, message: error?.message }));
}
