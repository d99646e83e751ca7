// The package as it would be published.

import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const start = promisify(execFile);

/**
 * Packs the built package into a folder: the file, and the folder that npm makes of it.
 * @param {string} into
 * @returns {Promise<{ tarball: string, folder: string }>}
 */
export async function pack(into) {
  const npm = ["pack", "--json", "--ignore-scripts", "--pack-destination", into];
  const { stdout } = await start("npm", npm, { cwd: root, shell: process.platform === "win32" });
  const tarball = path.join(into, JSON.parse(stdout)[0].filename);
  await start("tar", ["-xzf", tarball, "-C", into]);
  return { tarball, folder: path.join(into, "package") };
}
