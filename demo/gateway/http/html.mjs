// @ts-check
// The gateway's own pages: server-rendered, without scripts, everything from outside escaped.

/** Markup that is known to be safe. */
class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

const escapes = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/**
 * A template tag: what is put in is escaped, unless it came from this tag itself.
 * @param {TemplateStringsArray} parts
 * @param {unknown[]} values
 * @returns {Markup}
 */
export function html(parts, ...values) {
  return new Markup(parts.map((part, index) => part + render(values[index])).join(""));
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function render(value) {
  if (value === undefined || value === null || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(render).join("");
  return String(value).replace(/[&<>"']/g, (character) => escapes.get(character) ?? "");
}

/**
 * Text with its web addresses as links.
 * @param {string} text
 * @returns {Markup[]}
 */
export function linked(text) {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}

/**
 * Sends a page.
 * @param {import("fastify").FastifyReply} reply
 * @param {object} page
 * @param {string} page.title
 * @param {Markup} page.body
 * @param {number} [page.refreshSeconds]
 * @param {number} [page.status]
 */
export function sendPage(reply, { title, body, refreshSeconds, status = 200 }) {
  const refresh = refreshSeconds && html`<meta http-equiv="refresh" content="${refreshSeconds}" />`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${refresh}
        <title>${title} · Parley demo</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/gateway.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  return reply
    .code(status)
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .header(
      "content-security-policy",
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'",
    )
    .send(page.text);
}
