// Runs a test program that Emscripten built as an ES module. `node host.mjs <module> [arguments]`
//
// WebSocket is that of the `ws` package, since not every Node has one of its own; with
// PARLEY_WEB_SOCKET=none there is none at all.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { WebSocket } from "ws";

const [program, ...args] = process.argv.slice(2);
globalThis.parleyServers = JSON.parse(process.env.PARLEY_SERVERS);

if (process.env.PARLEY_WEB_SOCKET === "none") delete globalThis.WebSocket;
else globalThis.WebSocket = WebSocket;

const { default: createProgram } = await import(pathToFileURL(resolve(program)));
await createProgram({ arguments: args, onExit: (code) => process.exit(code) });
