/**
 * What the script tag's loader asks for when a visitor may want a chat. It names all that this kind of
 * chat waits for, so that the browser fetches it side by side; otherwise each file would be found in
 * the one before.
 */

import { isWebAssemblyForbidden } from "../web-assembly.js";

const [element, ...chunks] = PARLEY_MODULES;
/** The loader asks anew by another address, and so must this one: some browsers remember a failure. */
const [attempt = ""] = /\?*$/.exec(import.meta.url) ?? [];
const address = addressOf(element + attempt);

/** Loads the element's module, and beside it what comes before its first chat. */
export function load(): Promise<typeof import("../../widget/entries/element.js")> {
  return import(address);
}

function addressOf(file: string): string {
  return new URL(file, import.meta.url).href;
}

function hint(href: string, attributes: Partial<HTMLLinkElement>): void {
  document.head.append(Object.assign(document.createElement("link"), { ...attributes, href }));
}

for (const href of [address, ...chunks.map(addressOf)]) hint(href, { rel: "modulepreload" });
// The users of a site are served by another module, which comes with what logs them in.
if (document.querySelector("script[divinci-external-user]") === null) {
  const module = addressOf(PARLEY_WASM);
  if (isWebAssemblyForbidden()) hint(`${module}.js`, { rel: "modulepreload" });
  else hint(module, { rel: "preload", as: "fetch", crossOrigin: "" });
}
