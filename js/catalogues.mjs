// An esbuild plugin: writes the texts of a language into a file of its own, whose name has the hash
// of all languages of the same part. A hash for each would be a third of what it takes to know them.
//
// The sources import `./${language}.json`. In the bundle each file is named, so that the bundlers of
// sites find it.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../widget/locales", import.meta.url));

/** How a source imports the texts of a language. */
const anyLanguage = /\bimport\(`\.\/\$\{language\}\.json`, \{ with: .+? \}\)/;

/** @param {string} folder of a part of the widget */
function filesIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
}

/** The languages of the widget, as lower-case BCP 47 tags. */
export const languages = filesIn(home).map((name) => path.basename(name, ".json"));

/** @param {string} folder of the JSON files of a part of the widget */
function hashOf(folder) {
  const digest = createHash("sha256");
  for (const name of filesIn(folder)) digest.update(readFileSync(path.join(folder, name)));
  return digest.digest("hex").slice(0, 8).toUpperCase();
}

/** An import of one of the others: the English texts are in the bundle. */
function importByName() {
  const others = languages.filter((language) => language !== "en");
  const imports = others.map((language) => `"${language}": () => import("./${language}.json")`);
  return `({ ${imports.join(", ")} })[language]()`;
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
    build.onLoad({ filter: /[\\/]locales[\\/](?:.+[\\/])?index\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const contents = source.replace(anyLanguage, importByName());
      return { contents, loader: "ts" };
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
