// An esbuild plugin: minifies the CSS in css`…` literals, which esbuild takes for mere strings.

import { readFile } from "node:fs/promises";

import { transform } from "esbuild";

const literal = /css`([^`]*)`/g;

/** Reads the style files of the widget, one literal of plain CSS after another. */
export const cssLiterals = {
  name: "css-literals",
  setup(build) {
    build.onLoad({ filter: /[/\\]widget[/\\]styles[/\\][^/\\]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const sheets = [...source.matchAll(literal)].map(([, css]) => minify(css));
      const texts = (await Promise.all(sheets)).values();
      return { contents: source.replace(literal, () => texts.next().value), loader: "ts" };
    });
  },
};

/**
 * The same rules, as a string of JavaScript. No target: the text is newer CSS than esbuild would
 * leave alone.
 */
async function minify(css) {
  const { code } = await transform(css, { loader: "css", minify: true });
  return JSON.stringify(code.trim().replace(customProperty, withoutSpaces));
}

/** A declaration of a custom property, whose value esbuild takes as it stands. */
const customProperty = /--[\w-]+:[^;{}"]*/g;

/** The spaces behind its colon and commas mean nothing where the value is CSS. */
function withoutSpaces(declaration) {
  return declaration.replace(/([:,]) /g, "$1");
}
