// @ts-check
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** @typedef {{ file: string, markdown: string }} Document */

/**
 * The project's own documentation: its README, everything under docs/, and the gateway's short
 * pages.
 * @param {string} root the project's root folder
 * @returns {Document[]} files named from the root, with forward slashes
 */
export function projectDocuments(root) {
  const paths = [
    join(root, "README.md"),
    ...markdownIn(join(root, "docs")),
    ...markdownIn(join(root, "demo", "gateway", "knowledge")),
  ];
  return paths.filter(existsSync).map((path) => ({
    file: relative(root, path).split(sep).join("/"),
    markdown: readFileSync(path, "utf8"),
  }));
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function markdownIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => join(folder, name));
}
