/** A server with a page for each widget, and beside it what the widget loads and asks for. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

import { answers, contenders } from "./contenders.mjs";

const types = { ".css": "text/css", ".js": "text/javascript", ".html": "text/html" };

/** Unpacks a widget as npm has it, without what it depends on: its bundle stands by itself. */
async function unpack(folder, key, { name, version }) {
  const place = path.join(folder, `${key}-${version}`);
  if (existsSync(place)) return place;
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(path.join(folder, `.${key}-`));
  const run = (command, ...args) => {
    const { status, stderr, stdout } = spawnSync(command, args, { cwd: scratch, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  };
  const archive = run("npm", "pack", "--silent", `${name}@${version}`).split("\n").at(-1);
  run("tar", "xzf", archive);
  await rename(path.join(scratch, "package"), place);
  await rm(scratch, { recursive: true });
  return place;
}

/**
 * @param {string} folder where the packages are kept
 * @param {string} gateway the demo gateway's address
 */
export async function openSite(folder, gateway) {
  const places = new Map();
  for (const [key, { package: source }] of contenders) {
    if (source !== undefined) places.set(key, await unpack(folder, key, source));
  }
  let url = "";

  /** @returns {Promise<{ type: string, content: string | Buffer } | null>} */
  async function contentOf(method, pathname) {
    const answer = answers.get(`${method} ${pathname}`);
    if (typeof answer === "string") return { type: "text/event-stream", content: answer };
    if (answer !== undefined) return { type: "application/json", content: JSON.stringify(answer) };
    if (pathname === "/imbrace-token") {
      // A site's own server gets its visitors' tokens.
      const token = await fetch(`${gateway}/demo/imbrace-token`, { method });
      return { type: "application/json", content: await token.text() };
    }
    const [, key = "", ...rest] = pathname.split("/");
    const contender = contenders.get(key);
    if (contender !== undefined && rest.length === 0) {
      const head = `<!doctype html><meta charset="utf-8"><title>${contender.title}</title>`;
      return { type: "text/html", content: head + contender.body({ gateway, url }) };
    }
    const file = path.join(places.get(key) ?? "/nowhere", ...rest);
    const content = await readFile(file).catch(() => null);
    return content && { type: types[path.extname(file)] ?? "text/plain", content };
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    const found = await contentOf(request.method, pathname);
    response.writeHead(found ? 200 : 404, {
      "content-type": `${found?.type ?? "text/plain"}; charset=utf-8`,
    });
    response.end(found?.content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
