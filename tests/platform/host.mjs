// Runs a test program that Emscripten built as an ES module. `node host.mjs <module> [arguments]`
//
// Node 20 has no WebSocket of its own: that of the `ws` package takes its place, unless
// PARLEY_WEB_SOCKET=none, which hides every one.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { WebSocket } from "ws";

const [program, ...args] = process.argv.slice(2);

if (process.env.PARLEY_WEB_SOCKET === "none") delete globalThis.WebSocket;
else globalThis.WebSocket ??= WebSocket;

const { default: createProgram } = await import(pathToFileURL(resolve(program)));
await createProgram({ arguments: args, onExit: (code) => process.exit(code) });
