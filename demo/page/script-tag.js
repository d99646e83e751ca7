// The script tag. A site writes it into its HTML; this page writes it by script, because the
// release in it can be chosen.

import { dist } from "./chosen.js";
import { preparePage, say, showCode } from "./page.js";

const choice = await preparePage();
if (choice) {
  const source = new URL("parley.js", dist).href;
  const attributes = [
    ["divinci-release-id", choice.release],
    ...choice.attributes.map(([name, value]) => [`parley-${name}`, value]),
  ];
  const lines = attributes.map(([name, value]) => `\n  ${name}="${value}"`);
  showCode(`<script src="${source}"${lines.join("")}></script>`);

  const script = document.createElement("script");
  for (const [name, value] of attributes) script.setAttribute(name, value);
  script.addEventListener("error", () => {
    say(`There is no ${source}. Build the package first.`);
  });
  script.src = trusted(source);
  document.body.append(script);
}

/**
 * The address in the form that a page with Trusted Types asks for.
 * @param {string} address
 */
function trusted(address) {
  if (!("trustedTypes" in window)) return address;
  const policy = window.trustedTypes.createPolicy("parley-demo", {
    createScriptURL: (candidate) => candidate,
  });
  return policy.createScriptURL(address);
}
