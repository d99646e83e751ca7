// Front ends of site owners (tests/browser/fixtures), built as their authors would build them: of the
// package as it would be published, and by the bundlers that are installed here.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pack } from "../../support/pack.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
const start = promisify(execFile);

export class FrontEnds {
  /** Holds a folder for each front end, which has its pages in `dist`. */
  folder;
  #packed;
  /** @type {Map<string, Promise<void>>} */
  #built = new Map();

  /** @param {string} folder @param {Promise<{ folder: string }>} packed */
  constructor(folder, packed) {
    this.folder = folder;
    this.#packed = packed;
  }

  static async open() {
    const folder = await mkdtemp(path.join(tmpdir(), "parley-front-ends-"));
    return new FrontEnds(folder, pack(folder));
  }

  /** Builds one, unless that has been done. @param {string} name */
  build(name) {
    let built = this.#built.get(name);
    if (built === undefined) {
      built = this.#build(name);
      this.#built.set(name, built);
    }
    return built;
  }

  /** @param {string} name */
  async #build(name) {
    const project = path.join(this.folder, name);
    await cp(path.join(fixtures, name), project, { recursive: true });
    const { dependencies, scripts } = JSON.parse(
      await readFile(path.join(project, "package.json"), "utf8"),
    );
    for (const dependency of Object.keys(dependencies)) await this.#install(dependency, project);
    const [command, ...given] = scripts.build.split(" ");
    const script = command === "vite" ? [path.join(root, "node_modules/vite/bin/vite.js")] : [];
    const env = { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined };
    await start(process.execPath, [...script, ...given], { cwd: project, env });
  }

  /** The package is copied, as npm does; all others are those that the tests have. */
  async #install(dependency, project) {
    const place = path.join(project, "node_modules", dependency);
    await mkdir(path.dirname(place), { recursive: true });
    if (dependency === "parley") {
      await cp((await this.#packed).folder, place, { recursive: true });
    } else {
      await symlink(path.join(root, "node_modules", dependency), place, "junction");
    }
  }

  close() {
    return rm(this.folder, { recursive: true, force: true });
  }
}
