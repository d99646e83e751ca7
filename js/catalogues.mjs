// An esbuild plugin: writes the texts of a language into a file of its own, whose name has the hash
// of all languages of the same part. A hash for each would be a third of what it takes to know them.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../widget/locales", import.meta.url));

/** @param {string} folder of the JSON files of a part of the widget */
function hashOf(folder) {
  const digest = createHash("sha256");
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
    digest.update(readFileSync(path.join(folder, name)));
  }
  return digest.digest("hex").slice(0, 8).toUpperCase();
}

export const catalogues = {
  name: "catalogues",
  setup(build) {
    /** What is to be written, by the names of the files. */
    const found = new Map();
    /** The hashes of the folders. */
    const hashes = new Map();
    build.onStart(() => {
      found.clear();
      hashes.clear();
    });
    build.onResolve({ filter: /\.json$/ }, ({ kind, path: wanted, resolveDir }) => {
      const part = path.relative(home, resolveDir);
      if (kind !== "dynamic-import" || part.startsWith("..")) return undefined;
      const language = path.basename(wanted, ".json");
      if (!hashes.has(resolveDir)) hashes.set(resolveDir, hashOf(resolveDir));
      const name = [part, language, hashes.get(resolveDir)].filter(Boolean).join("-") + ".js";
      found.set(name, path.resolve(resolveDir, wanted));
      return { path: `./${name}`, external: true };
    });
    build.onEnd(async () => {
      for (const [name, source] of found) {
        const texts = JSON.stringify(JSON.parse(readFileSync(source, "utf8")));
        const file = path.join(build.initialOptions.outdir, name);
        await writeFile(file, `export default ${texts};\n`);
      }
    });
  },
};
