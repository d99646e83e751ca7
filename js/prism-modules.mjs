// An esbuild plugin: makes modules of Prism's scripts, which are written for pages of their own.

import { readFile } from "node:fs/promises";
import path from "node:path";

const script = /[/\\]prismjs[/\\]components[/\\]prism-([a-z-]+)\.js$/;

/**
 * The core sees no page, which it would otherwise search for code to colour, and leaves no global
 * variable behind. A grammar becomes a function that adds it to a Prism, after those that it builds
 * on: modules that did so when they are run would be run in an order that no bundler keeps.
 */
export const prismModules = {
  name: "prism-modules",
  setup(build) {
    build.onLoad({ filter: script }, async ({ path: file }) => {
      const [, name] = script.exec(file);
      const source = await readFile(file, "utf8");
      const contents =
        name === "core" ? asModule(source) : asFunction(name, source, await basesOf(name, file));
      return { contents, loader: "js" };
    });
  },
};

function asModule(core) {
  return `const window = undefined, module = undefined;\n${core}\nexport default Prism;`;
}

function asFunction(name, grammar, bases) {
  const imports = bases.map((base, place) => `import base${place} from "./prism-${base}.js";`);
  const calls = bases.map((_, place) => `base${place}(Prism);`);
  return `${imports.join("\n")}
export default function add(Prism) {
  if (Prism.languages[${JSON.stringify(name)}] !== undefined) return;
  ${calls.join(" ")}
  ${grammar}
}`;
}

async function basesOf(name, file) {
  const list = await readFile(path.join(path.dirname(file), "..", "components.json"), "utf8");
  const { require = [] } = JSON.parse(list).languages[name];
  return [require].flat();
}
