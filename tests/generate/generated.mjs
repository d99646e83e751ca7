// What the build has generated, and the samples that it is held to.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where the build writes what it generates. */
export const folder = path.resolve(root, process.env.PARLEY_BUILD ?? "build/wasm", "generated");

async function samplesOf(vendor) {
  return JSON.parse(await readFile(path.join(root, `tests/${vendor}/type_samples.json`), "utf8"));
}

/** `{type, value, faults?: ["path code"], untyped?: true}`; the validator's own test reads them. */
export const samples = await samplesOf("divinci");

/** The same of iMBRACE's types. */
export const imbraceSamples = await samplesOf("imbrace");

/** How a failed assertion names a sample. */
export function show({ type, value }) {
  return `${type}: ${JSON.stringify(value)}`;
}
