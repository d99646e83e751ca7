// Runs a test program that Emscripten built as an ES module in a page of Chromium.

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { chromium } from "playwright-core";

/** What the page needs: the page itself, the program and its WebAssembly. For `startServer`. */
export async function pageFiles(program) {
  const wasm = program.replace(/\.mjs$/, ".wasm");
  return new Map([
    ["/page", { type: "text/html", content: "<!doctype html><title>Tests</title>" }],
    [`/${basename(program)}`, { type: "text/javascript", content: await readFile(program) }],
    [`/${basename(wasm)}`, { type: "application/wasm", content: await readFile(wasm) }],
  ]);
}

/** Runs the program on the page at `servers.here`, and resolves to its exit code. */
export async function runInBrowser(program, args, servers) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  try {
    const page = await browser.newPage();
    // Failed connections are reported by the browser as well: the tests make many on purpose.
    page.on("console", (message) => {
      if (message.type() === "log") console.log(message.text());
    });
    page.on("pageerror", (error) => console.error(error));
    await page.goto(`http://${servers.here}/page`);
    return await page.evaluate(
      async (run) => {
        globalThis.parleyServers = run.servers;
        const { default: createProgram } = await import(run.program);
        return new Promise((resolve) => {
          createProgram({ arguments: run.args, onExit: resolve, onAbort: () => resolve(1) });
        });
      },
      { program: `/${basename(program)}`, args, servers },
    );
  } finally {
    await browser.close();
  }
}
