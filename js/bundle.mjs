// Fills dist/: the bundles, the module, the declarations, the notices of what is bundled, and the
// hashes of all that a page loads.
//
//   node js/bundle.mjs --modules <folder of chat/ and sdk/> --generated <folder> --out <folder>

import { spawnSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import * as esbuild from "esbuild";

import { catalogues, languages } from "./catalogues.mjs";
import { cssLiterals } from "./css-literals.mjs";
import { integrityOf, writeIntegrity } from "./integrity.mjs";
import { prismModules } from "./prism-modules.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values: options } = parseArgs({
  options: {
    modules: { type: "string" },
    generated: { type: "string" },
    out: { type: "string" },
  },
});
for (const name of ["modules", "generated", "out"]) {
  if (options[name] === undefined) throw new Error(`--${name} is missing`);
  options[name] = path.resolve(options[name]);
}

/**
 * Finds what the build makes: the glue of a flavour of the module, its JavaScript form, and the
 * sources generated into js/generated/.
 */
const built = (flavour) => ({
  name: "built",
  setup(build) {
    build.onResolve({ filter: /^parley-core$/ }, () => ({
      path: path.join(options.modules, flavour, "parley.mjs"),
    }));
    build.onResolve({ filter: /^parley-agent-core$/ }, () => ({
      path: path.join(options.modules, "agent", "parley.mjs"),
    }));
    build.onResolve({ filter: /^parley-core-script$/ }, () => ({
      path: path.join(options.modules, flavour, "parley.wasm.js"),
    }));
    build.onLoad({ filter: /[\\/]parley\.mjs$/ }, async (file) => ({
      contents: ownLoading.reduce(cutOnce, await readFile(file.path, "utf8")),
    }));
    // wasm2js writes a function, and no module.
    build.onLoad({ filter: /[\\/]parley\.wasm\.js$/ }, async (file) => ({
      contents: `${await readFile(file.path, "utf8")}\nexport { instantiate };`,
    }));
    const home = path.join(root, "js", "generated");
    build.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path: wanted, resolveDir }) => {
      // A generated source imports as if it stood there.
      const isGenerated = resolveDir === options.generated;
      const source = path.resolve(isGenerated ? home : resolveDir, wanted).replace(/\.js$/, ".ts");
      const within = path.relative(home, source);
      if (!within.startsWith("..")) return { path: path.join(options.generated, within) };
      return isGenerated ? { path: source } : undefined;
    });
  },
});

/**
 * The glue's own ways to the WebAssembly file. None is taken, since the loader brings the instance, and
 * bundlers would look for a file of the name that they hold.
 */
const ownLoading = [
  // Where the glue lies, and how it reads a file.
  /var \w+=import\.meta\.url,(\w+)="",(\w+);try\{\1=.+?\}catch\{\}\2=async .+?\};/s,
  // Three functions that make an instance of what comes from an address.
  /var \w+;async function (?:(?!class ).)+(?=class \w+\{name="ExitStatus")/s,
  // Their use.
  /;\w+\?\?=Module\.locateFile.+?\(await \w+\(\w+\)\)/s,
];

/** The text without its one place of a pattern; that this is there is not taken for granted. */
function cutOnce(text, pattern) {
  const found = text.match(new RegExp(pattern, "gs")) ?? [];
  if (found.length !== 1) throw new Error(`${found.length} times ${pattern}, instead of once`);
  return text.replace(pattern, "");
}

/** The entries that hold types, and no client. */
const TYPE_ENTRIES = ["schemas", "validation", "guards"];

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  outdir: options.out,
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  plugins: [cssLiterals, prismModules, catalogues],
  metafile: true,
  logLevel: "warning",
};

/** Has the bundler look into what the widget's chunks share, though nobody uses a name of it. */
const shared = {
  name: "shared",
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/shared\.js$/ }, ({ path: wanted, resolveDir }) => ({
      path: path.resolve(resolveDir, wanted).replace(/\.js$/, ".ts"),
      sideEffects: true,
    }));
  },
};

/** Leaves the clients to their own file: a chat that needs them asks for that one. */
const clientsBeside = {
  name: "clients-beside",
  setup(build) {
    build.onResolve({ filter: /\/js\/clients\.js$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./clients.js", external: true } : undefined,
    );
  },
};

/** Leaves the element to its own file. */
const elementBeside = {
  name: "element-beside",
  setup(build) {
    build.onResolve({ filter: /\/entries\/element\.js$/ }, () => ({
      path: "./element.js",
      external: true,
    }));
  },
};

/** Leaves what has a file of its own to that file, so that there is one copy of it. */
const beside = {
  name: "beside",
  setup(build) {
    const filter = /\/(clients|loader\/mount|entries\/(element|agent))\.js$/;
    build.onResolve({ filter }, ({ path: wanted }) => ({
      path: `./${path.basename(wanted)}`,
      external: true,
      sideEffects: false,
    }));
  },
};

/** Puts the WebAssembly file of a flavour into dist/, and answers its hash. */
async function copyModule(flavour) {
  const bytes = await readFile(path.join(options.modules, flavour, "parley.wasm"));
  await writeFile(path.join(options.out, `${flavour}.wasm`), bytes);
  return integrityOf(bytes);
}

/**
 * The module entries, with what they share in a file of its own. Beside them lies the module, as
 * WebAssembly and, for pages that forbid this, as JavaScript.
 */
async function bundleModule(flavour, entryPoints) {
  const wasm = `${flavour}.wasm`;
  const build = await esbuild.build({
    ...common,
    entryPoints: { ...entryPoints, [wasm]: "js/core-script.ts" },
    define: {
      PARLEY_WASM: JSON.stringify(`./${wasm}`),
      PARLEY_WASM_INTEGRITY: JSON.stringify(await copyModule(flavour)),
      PARLEY_AGENT_WASM: JSON.stringify("./agent.wasm"),
      PARLEY_AGENT_WASM_INTEGRITY: JSON.stringify(agentIntegrity),
    },
    plugins: [built(flavour), shared, clientsBeside, ...common.plugins],
    logOverride: { "ignored-bare-import": "silent" },
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
  });
  await hintAtImport(Object.keys(build.metafile.outputs));
  return build;
}

/**
 * The entries of the element. Nearly every function of what they import is called when a chat opens,
 * so browsers that know the hint compile them all while the main thread is free for others, instead of
 * one by one when a visitor waits.
 */
async function bundleElement() {
  const build = await bundleModule("chat", {
    element: "widget/entries/element.ts",
    agent: "widget/entries/agent.ts",
  });
  const opened = {
    chat: filesOf("widget/entries/element.ts", build),
    agent: filesOf("widget/entries/agent.ts", build),
  };
  const imported = Object.values(opened).flatMap(([, ...files]) => files);
  for (const file of new Set(imported)) {
    await writeFile(file, `//# allFunctionsCalledOnLoad\n${await readFile(file, "utf8")}`);
  }
  await Promise.all(Object.entries(opened).map(([flavour, files]) => bundleStart(flavour, files)));
  return build;
}

/** The files of an entry: its own, and all that it imports. */
function filesOf(entryPoint, { metafile: { outputs } }) {
  const files = Object.keys(outputs).filter((file) => outputs[file].entryPoint === entryPoint);
  for (const file of files) {
    for (const { kind, path: imported } of outputs[file].imports) {
      if (kind === "import-statement" && !files.includes(imported)) files.push(imported);
    }
  }
  return files.map((file) => path.join(root, file));
}

/** What the loader asks for, which names the files of a flavour's chat. */
function bundleStart(flavour, files) {
  return esbuild.build({
    ...common,
    entryPoints: { [`${flavour}-start`]: "js/loader/start.ts" },
    define: {
      PARLEY_MODULES: JSON.stringify(files.map((file) => `./${path.basename(file)}`)),
      PARLEY_WASM: JSON.stringify(`./${flavour}.wasm`),
    },
    format: "esm",
  });
}

/** The JavaScript form of the module for a chat with an agent, whose glue is in a chat's bundle. */
function bundleAgentScript() {
  return esbuild.build({
    ...common,
    entryPoints: { "agent.wasm": "js/core-script.ts" },
    plugins: [built("agent"), ...common.plugins],
    format: "esm",
  });
}

/**
 * Tells the bundlers of sites to leave the one import alone whose address is known at run time
 * only. Minifying has taken off the comments that say so.
 */
async function hintAtImport(files) {
  let found = 0;
  for (const file of files.map((file) => path.join(root, file))) {
    const parts = (await readFile(file, "utf8")).split(/(?<=\bimport\()(?=[\w$.#]+\.href\))/);
    found += parts.length - 1;
    await writeFile(file, parts.join("/*webpackIgnore:true*//*@vite-ignore*/"));
  }
  if (found !== 1) throw new Error(`${found} imports of the module's script, instead of one`);
}

/**
 * The types at run time, for bundlers: not minified, so that these can leave out the types that a
 * site does not use. What the three share is in a file of its own, which package.json does not count
 * among those that do something by being loaded.
 */
function bundleTypes() {
  return esbuild.build({
    ...common,
    entryPoints: TYPE_ENTRIES.map((name) => `js/${name}.ts`),
    plugins: [built("sdk")],
    minify: false,
    format: "esm",
    splitting: true,
    chunkNames: "types-[hash]",
  });
}

/**
 * What puts a chat into a page, and the entry of the package. The clients are apart from both, so that
 * the bundler of a site that uses the one can leave out the other. package.json counts the entry among
 * what does something by being loaded: esbuild would forget to run the clients where it puts them
 * into one file with what loads them later.
 */
function bundleMount() {
  return esbuild.build({
    ...common,
    entryPoints: { index: "js/index.ts", mount: "js/loader/mount.ts" },
    plugins: [beside, ...common.plugins],
    format: "esm",
  });
}

/** The script tag's file. It asks for the element by a URL, once a visitor wants the chat. */
function bundleLoader() {
  return esbuild.build({
    ...common,
    entryPoints: { parley: "js/loader/parley.ts" },
    format: "iife",
    // What its classes do not say by themselves is worth no line to every page: nothing here is lax.
    tsconfigRaw: {},
    external: ["*-start.js"],
  });
}

/**
 * The page inside a frame, which takes the element from its own file, and what a page has to talk
 * with it.
 */
async function bundleFrame() {
  for (const file of ["frame.html", "frame.css"]) {
    await cp(path.join(root, "js", "frame", file), path.join(options.out, file));
  }
  return esbuild.build({
    ...common,
    entryPoints: { frame: "js/frame/frame.ts", "divinci-chat": "js/frame/divinci-chat.ts" },
    plugins: [elementBeside, ...common.plugins],
    format: "esm",
  });
}

/** Writes the declarations of the module entries. Types are checked by the lint test, not here. */
async function declare() {
  const types = path.join(options.out, "types");
  const config = path.join(options.modules, "tsconfig.declarations.json");
  const settings = {
    extends: path.join(root, "tsconfig.json"),
    compilerOptions: {
      rootDir: root,
      rootDirs: [path.join(root, "js"), path.dirname(options.generated)],
      outDir: types,
      noEmit: false,
      noCheck: true,
      declaration: true,
      emitDeclarationOnly: true,
      stripInternal: true,
    },
    include: [],
    files: [
      "js/index.ts",
      ...TYPE_ENTRIES.map((name) => `js/${name}.ts`),
      "widget/element.ts",
      "js/parley-core.d.ts",
    ].map((file) => path.join(root, file)),
  };
  await writeFile(config, JSON.stringify(settings, null, 2));
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", config], { stdio: "inherit" });
  if (status !== 0) throw new Error("The declarations could not be written");

  // The generated declarations move to where js/ imports them from.
  const generated = path.join(types, path.relative(root, options.generated));
  await cp(generated, path.join(types, "js", "generated"), { recursive: true });
  await rm(path.join(types, "build"), { recursive: true, force: true });
  await declareElement(path.join(types, "widget"));
  const entries = ["js/index", ...TYPE_ENTRIES.map((name) => `js/${name}`), "widget/element"];
  for (const entry of entries) await declareEntry(path.basename(entry), entry);
  // To its users the element is the same, whichever service its entry brings.
  await declareEntry("agent", "widget/element");
}

/** Writes the declarations of an entry, which are those of a source. */
function declareEntry(name, source) {
  const file = path.join(options.out, `${name}.d.ts`);
  return writeFile(file, `export * from "./types/${source}.js";\n`);
}

/** The declarations of the widget that are for its users. */
const ELEMENT_TYPES = [
  "chat-events.d.ts",
  "chat-properties.d.ts",
  "element.d.ts",
  "experiment.d.ts",
];

/**
 * Leaves Lit out of the element's declarations: it is inside the bundle, and nothing that a user of
 * the package would have. To them the element is an HTMLElement.
 */
async function declareElement(folder) {
  const file = path.join(folder, "chat-properties.d.ts");
  const text = (await readFile(file, "utf8"))
    .replace('import { LitElement } from "lit";\n', "")
    .replaceAll(/\bLitElement\b/g, "HTMLElement");
  for (const name of await readdir(folder)) {
    if (!ELEMENT_TYPES.includes(name)) {
      await rm(path.join(folder, name), { recursive: true, force: true });
    }
  }
  await writeFile(file, text);
}

/** What the module and its glue are linked with, under the MIT licence too. */
const linked = `RapidJSON (https://rapidjson.org): MIT
Copyright (C) 2015 THL A29 Limited, a Tencent company, and Milo Yip

Emscripten (https://emscripten.org): MIT
Copyright (c) 2010-2014 Emscripten authors

musl (https://musl.libc.org): MIT
Copyright (c) 2005-2020 Rich Felker, et al.
`;

/** Names every package that is inside the bundles, with its licence. */
async function writeNotices(builds) {
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const names = inputs.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  const notices = [linked];
  for (const name of [...new Set(names)].filter((name) => name !== undefined).sort()) {
    const folder = path.join(root, "node_modules", name);
    const { license, author } = JSON.parse(
      await readFile(path.join(folder, "package.json"), "utf8"),
    );
    const text = await readFile(path.join(folder, "LICENSE"), "utf8").catch(() => "");
    const by = author === undefined ? "" : `, by ${author.name ?? author}`;
    notices.push(`${name}: ${license}${by}\n\n${text.trim()}`.trim() + "\n");
  }
  await writeFile(path.join(options.out, "NOTICES.txt"), notices.join(`\n${"-".repeat(80)}\n\n`));
}

await rm(options.out, { recursive: true, force: true });
await mkdir(options.out, { recursive: true });
const agentIntegrity = await copyModule("agent");
const builds = await Promise.all([
  bundleModule("sdk", { clients: "js/clients.ts" }),
  bundleMount(),
  bundleElement(),
  bundleAgentScript(),
  bundleTypes(),
  bundleLoader(),
  bundleFrame(),
]);
await declare();
await writeNotices(builds);
// For menus of a site's own.
await writeFile(path.join(options.out, "languages.json"), `${JSON.stringify(languages)}\n`);
for (const [name, hash] of Object.entries(await writeIntegrity(options.out))) {
  console.log(`${name.padEnd(26)}${hash}`);
}
