// Runs a test program against the server of server.mjs. `node run.mjs <module> [arguments]`, which ends with the
// program's exit code, or with 124 when it has not ended in time.

import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import { fileURLToPath } from "node:url";
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

const server = await startServer();
const other = await startServer();

const child = spawn(
  process.execPath,
  [fileURLToPath(new URL("host.mjs", import.meta.url)), ...process.argv.slice(2)],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      PARLEY_SERVER: `127.0.0.1:${server.port}`,
      PARLEY_OTHER_SERVER: `127.0.0.1:${other.port}`,
      PARLEY_NO_SERVER: `127.0.0.1:${await closedPort()}`,
    },
  },
);

const limit = setTimeout(() => {
  console.error(`The tests have not ended within ${longest / 1000} s`);
  child.kill("SIGKILL");
  process.exitCode = 124;
}, longest);

const [code] = await once(child, "exit");
clearTimeout(limit);
server.close();
other.close();
process.exitCode ??= code ?? 1;
