// Runs clang-tidy over the sources of wasm/, several at a time, and remembers which passed: one that
// is as it was then, as are all headers and the checks, is not read again. A source that several
// targets compile is read once, as the first of them compiles it.
//
//   node cmake/clang-tidy.mjs --clang-tidy <program> --build <folder> --sysroot <folder>

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = path.join(root, "wasm");

const { values: options } = parseArgs({
  options: {
    "clang-tidy": { type: "string" },
    build: { type: "string" },
    sysroot: { type: "string" },
  },
});

/** The folder of this script's own files. */
const own = path.join(options.build, "clang-tidy");

function hash(...parts) {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part).update("\0");
  return digest.digest("hex");
}

/** What every source depends on: the checks, the tool, and the headers of the project. */
async function commonState() {
  const files = await readdir(sources, { recursive: true });
  const headers = files.filter((file) => file.endsWith(".h")).sort();
  const contents = headers.map((file) => readFile(path.join(sources, file)));
  const checks = readFile(path.join(root, ".clang-tidy"));
  return hash(options["clang-tidy"], options.sysroot, ...(await Promise.all([checks, ...contents])));
}

/** The compiler's driver adds these to every call of em++; clang-tidy reads the bare command. */
const platform = [
  "--target=wasm32-unknown-emscripten",
  `--sysroot=${options.sysroot}`,
  `-isystem${path.join(options.sysroot, "include", "compat")}`,
];

/** With whole trees of calls, the checks that follow paths would take most of the time. */
const shallow = ["-Xclang", "-analyzer-config", "-Xclang", "mode=shallow"];

/** Resolves to whether clang-tidy has nothing to say of a file; prints what it says. */
function isTidy(file) {
  const more = [...platform, ...shallow].map((argument) => `--extra-arg=${argument}`);
  const args = ["--quiet", "-p", own, ...more, file];
  const child = spawn(options["clang-tidy"], args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (errors += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      if (status !== 0) console.log(output.trim() === "" ? errors : output);
      resolve(status === 0);
    });
  });
}

const database = "compile_commands.json";
const commands = JSON.parse(await readFile(path.join(options.build, database), "utf8"));
const ours = commands.filter(({ file }) => !path.relative(sources, file).startsWith(".."));
const rows = [...new Map(ours.toReversed().map((row) => [row.file, row])).values()];
await mkdir(own, { recursive: true });
await writeFile(path.join(own, database), JSON.stringify(rows));

const common = await commonState();
const memory = path.join(own, "passed.json");
const passed = await readFile(memory, "utf8").then(JSON.parse, () => ({}));

const stale = [];
for (const { file, command } of rows) {
  const state = hash(common, command, await readFile(file));
  if (passed[file] !== state) stale.push({ file, state });
}

let failures = 0;
async function work() {
  for (let row = stale.pop(); row !== undefined; row = stale.pop()) {
    if (await isTidy(row.file)) {
      passed[row.file] = row.state;
      writeFileSync(memory, JSON.stringify(passed, null, 2));
    } else {
      failures += 1;
    }
  }
}
const checked = stale.length;
await Promise.all(Array.from({ length: availableParallelism() }, work));

console.log(`${checked} of ${rows.length} files checked, ${failures} with findings`);
if (failures > 0) process.exitCode = 1;
