// Runs a test program against two servers of server.mjs, and ends with the program's exit code.
//
//   node run.mjs [--browser] <module> [arguments]
//
// With --browser in the Chromium that CHROMIUM_PATH names, otherwise under Node.

import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import { fileURLToPath } from "node:url";
import { pageFiles, runInBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

const longest = 300_000;

/** A port that nobody listens on. */
async function closedPort() {
  const server = http.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

async function runInNode(program, args, servers) {
  const host = fileURLToPath(new URL("host.mjs", import.meta.url));
  const child = spawn(process.execPath, [host, program, ...args], {
    stdio: "inherit",
    env: { ...process.env, PARLEY_SERVERS: JSON.stringify(servers) },
  });
  process.on("exit", () => child.kill("SIGKILL"));
  const [code] = await once(child, "exit");
  return code ?? 1;
}

const inBrowser = process.argv[2] === "--browser";
const [program, ...args] = process.argv.slice(inBrowser ? 3 : 2);

setTimeout(() => {
  console.error(`The tests have not ended within ${longest / 1000} s`);
  process.exit(124);
}, longest);

const here = await startServer(inBrowser ? await pageFiles(program) : undefined);
const elsewhere = await startServer();
const servers = {
  here: `127.0.0.1:${here.port}`,
  elsewhere: `127.0.0.1:${elsewhere.port}`,
  nowhere: `127.0.0.1:${await closedPort()}`,
};
process.exit(await (inBrowser ? runInBrowser : runInNode)(program, args, servers));
