// The web site of somebody who uses the chat: a server on an origin of its own, which sends the
// Content-Security-Policy that the README asks for, and nothing more generous.

import fastifyStatic from "@fastify/static";
import Fastify from "fastify";

/**
 * @typedef {object} PolicyOptions
 * @property {string[]} [makers] names of Trusted Types policies that the site needs for itself
 * @property {boolean} [webAssembly] whether it is allowed
 */

/**
 * @param {string} service the origin of package and service
 * @param {string} turnstile another origin that Turnstile's script may come from
 * @param {PolicyOptions} options
 */
function policyFor(service, turnstile, { makers = [], webAssembly = true }) {
  return [
    "default-src 'none'",
    `script-src 'self' ${service} ${turnstile}${webAssembly ? " 'wasm-unsafe-eval'" : ""}`,
    `style-src 'self' ${service}`,
    `connect-src 'self' ${service}`,
    `media-src ${service}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    ["trusted-types parley lit-html parley-demo", ...makers].join(" "),
  ].join("; ");
}

export class OwnerSite {
  #app = Fastify({ forceCloseConnections: true });
  /** @type {Map<string, string>} what was published, by path */
  #files = new Map();
  /** @type {Set<string>} pages that may show the service's in a frame */
  #framing = new Set();
  #count = 0;
  #url = "";

  /**
   * @param {string} service the origin of package and service
   * @param {Record<string, string>} [folders] served as they are, by the path they are served at
   * @param {PolicyOptions} [options]
   */
  static async open(service, folders = {}, options = {}) {
    const site = new OwnerSite();
    await site.#open(service, folders, options);
    return site;
  }

  /** @param {string} service @param {Record<string, string>} folders @param {PolicyOptions} options */
  async #open(service, folders, options) {
    const policy = policyFor(service, "https://challenges.cloudflare.com", options);
    this.#app.addHook("onRequest", async (_request, reply) => {
      reply.header("content-security-policy", policy);
    });
    for (const [prefix, root] of Object.entries(folders)) {
      this.#app.register(fastifyStatic, { prefix, root, decorateReply: false });
    }
    this.#app.get("/published/:name", async (request, reply) => {
      const { name } = /** @type {{ name: string }} */ (request.params);
      const content = this.#files.get(name);
      if (content === undefined) return reply.code(404).send();
      if (this.#framing.has(name)) {
        reply.header("content-security-policy", `${policy}; frame-src ${service}`);
      }
      const types = { css: "text/css", html: "text/html", js: "text/javascript" };
      return reply.type(`${types[name.split(".").at(-1)]}; charset=utf-8`).send(content);
    });
    this.#url = await this.#app.listen({ host: "127.0.0.1", port: 0 });
  }

  /**
   * Publishes a script or a style sheet, and answers its address.
   * @param {"css" | "js"} kind
   * @param {string} content
   */
  publish(kind, content) {
    this.#count += 1;
    const name = `${this.#count}.${kind}`;
    this.#files.set(name, content);
    return this.addressOf(`/published/${name}`);
  }

  /**
   * Publishes a page, and answers its address.
   * @param {{ head?: string, body?: string, language?: string, frames?: boolean }} parts `frames`
   *   lets it show pages of the service
   */
  publishPage({ head = "", body = "", language = "en", frames = false }) {
    this.#count += 1;
    const name = `${this.#count}.html`;
    if (frames) this.#framing.add(name);
    this.#files.set(
      name,
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>A shop</title>
      <link rel="icon" href="data:,">${head}</head><body><main><h1>A shop</h1></main>${body}</body>
      </html>`,
    );
    return this.addressOf(`/published/${name}`);
  }

  /** @param {string} path */
  addressOf(path) {
    return new URL(path, this.#url).href;
  }

  close() {
    return this.#app.close();
  }
}
