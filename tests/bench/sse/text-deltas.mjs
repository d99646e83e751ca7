import path from "node:path";
import { pathToFileURL } from "node:url";

import { bodyOf } from "./stream.mjs";

/** Ours, by the package's own interface: an async iterator over a stream. */
const { textDeltas } = await import(pathToFileURL(path.join(process.env.PARLEY_DIST, "index.js")));

export async function read(chunks) {
  let text = "";
  for await (const delta of textDeltas(bodyOf(chunks))) text += delta;
  return text;
}
