// Serves pages that are made of parts of the widget, bundled as they are for dist/, under the policy
// that the README asks for.

import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { cssLiterals } from "../../../js/css-literals.mjs";
import { prismModules } from "../../../js/prism-modules.mjs";

const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript" };

/** Images may come from anywhere: what is asked for is a test's to see, and to stop. */
const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src https: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types parley lit-html",
].join("; ");

export const proseEntry = fileURLToPath(new URL("prose-page.ts", import.meta.url));

/** The files that a script becomes, by their paths on the site. @param {string} entry */
async function bundled(entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: { page: entry },
    outdir: "/",
    bundle: true,
    // package.json speaks of what is in dist/ alone.
    ignoreAnnotations: true,
    splitting: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    plugins: [cssLiterals, prismModules],
  });
  return outputFiles.map(({ contents, path: name }) => [`/${path.basename(name)}`, contents]);
}

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Prose</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script></head>
<body><main><h1>Prose</h1><h2>Answers</h2><prose-log inline></prose-log></main></body></html>`;

const style = `body { margin: 0; font: 16px/1.5 sans-serif } prose-log { max-width: 420px }`;

export class ProseSite {
  #server;
  url;

  constructor(server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${server.address().port}/`;
  }

  /**
   * @param {string} [entry] the script of the page
   * @param {string | null} [policy] its Content-Security-Policy
   */
  static async open(entry = proseEntry, policy = strictPolicy) {
    const files = new Map([["/", page], ["/page.css", style], ...(await bundled(entry))]);
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url, "http://site");
      const content = files.get(pathname);
      const type = types[path.extname(pathname)] ?? "text/html";
      response.writeHead(content === undefined ? 404 : 200, {
        "content-type": `${type}; charset=utf-8`,
        ...(policy !== null && { "content-security-policy": policy }),
      });
      response.end(content);
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new ProseSite(server);
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
