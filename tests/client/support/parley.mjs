// The package as its users import it: dist/, or the folder that PARLEY_DIST names.

import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The folder of the built package. */
export const dist = path.resolve(root, process.env.PARLEY_DIST ?? "dist");

const fileUrl = (name) => pathToFileURL(path.join(dist, name)).href;

/** Another copy of the clients, as when a page loads the widget and a bundle brings the client. */
export function anotherCopy(name) {
  return import(`${fileUrl("clients.js")}?${name}`);
}

export const parley = await import(fileUrl("index.js"));
