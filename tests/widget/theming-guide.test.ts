// The guide to the look lists every custom property with its default, every part and every slot.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const guide = readFileSync(new URL("docs/theming.md", root), "utf8");

/** All sources below a folder, as one text. */
function sourcesIn(folder: string): string {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(`${folder}${name}`, root), "utf8"))
    .join("\n");
}

/** The cells of the table rows that begin with a name of a kind. */
function rows(name: RegExp): string[][] {
  return guide
    .split("\n")
    .filter((line) => name.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );
}

const styles = sourcesIn("widget/styles/");
const widget = sourcesIn("widget/");

test("the guide has every custom property, and no other", () => {
  const used = new Set(styles.match(/--parley-[\w-]+/g));
  const told = rows(/^\| `--parley-/).map(([name = ""]) => name);
  assert.deepEqual([...told].sort(), [...used].sort());
});

test("the defaults are those of the styles", () => {
  for (const [name = "", told = ""] of rows(/^\| `--parley-/)) {
    const [, fallback = ""] = new RegExp(`: var\\(${name}, (.*)\\);`).exec(styles) ?? [];
    const value = fallback.replace(/^light-dark\((.*), (.*)\)$/, "$1 / $2");
    if (value.startsWith("var(")) assert.match(told, /^(the accent|as on the accent)$/, name);
    else assert.equal(told, value, name);
  }
});

test("the guide has every part and every slot, and no other", () => {
  const named = (pattern: RegExp): string[] =>
    [...new Set([...widget.matchAll(pattern)].map(([, name = ""]) => name))].sort();
  const [parts = "", slots = ""] = guide
    .split("| Slot |")
    .map((half, index) =>
      index === 0 ? (half.split("| Part |")[1] ?? "") : (half.split("\n\n")[0] ?? ""),
    );
  const told = (table: string): string[] =>
    [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name = ""]) => name).sort();
  assert.deepEqual(told(parts), named(/\bpart="([\w-]+)"/g));
  assert.deepEqual(told(slots), named(/<slot name="([\w-]+)"/g));
});
