// Hashes of the files in dist/ that a page loads, in the form of Subresource Integrity
// (https://www.w3.org/TR/SRI/).

import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * The hash of a file's content, as an `integrity` attribute has it.
 * @param {Uint8Array} bytes
 */
export function integrityOf(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

/**
 * Writes the hashes of a folder's scripts and modules into its integrity.json, by name, and answers
 * them.
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
export async function writeIntegrity(folder) {
  const names = (await readdir(folder)).filter((name) => /\.(js|wasm)$/.test(name)).sort();
  const hashes = {};
  for (const name of names) hashes[name] = integrityOf(await readFile(path.join(folder, name)));
  await writeFile(path.join(folder, "integrity.json"), `${JSON.stringify(hashes, null, 2)}\n`);
  return hashes;
}
