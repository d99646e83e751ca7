// The module: a chat mounted, opened and watched by the page's own script.

import { dist } from "./chosen.js";
import { element } from "./dom.js";
import { preparePage, say, showCode } from "./page.js";

const choice = await preparePage();
if (choice) {
  const source = new URL("index.js", dist).href;
  const options = {
    releaseId: choice.release,
    launcher: "none",
    ...Object.fromEntries(choice.attributes.map(([name, value]) => [propertyOf(name), value])),
  };
  const lines = Object.entries(options).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`,
  );
  showCode(
    `import { mount } from ${JSON.stringify(source)};\n\n` +
      `const chat = mount({\n${lines.join("")}` +
      `  on: { message: ({ detail }) => console.log(detail) },\n});\n` +
      `button.addEventListener("click", chat.toggle);`,
  );
  import(source).then(
    ({ mount }) => {
      show(mount, options);
    },
    () => {
      say(`${source} could not be loaded. Build the package first.`);
    },
  );
}

/** The property that an attribute sets. @param {string} attribute */
function propertyOf(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/**
 * @param {(options: object) => { toggle: () => void }} mount
 * @param {object} options
 */
function show(mount, options) {
  const listeners = ["open", "close", "screen", "message", "error"].map((name) => [name, log]);
  const chat = mount({ ...options, on: Object.fromEntries(listeners) });
  const button = element("open");
  button.disabled = false;
  button.addEventListener("click", chat.toggle);
}

/**
 * @param {{ type: string, detail: { screen?: string, entry?: { prompt: string },
 *   message?: string } }} event
 */
function log({ detail: { entry, message, screen }, type }) {
  element("no-events").hidden = true;
  const line = document.createElement("li");
  const name = document.createElement("code");
  name.textContent = type;
  line.append(name, ` ${screen ?? entry?.prompt ?? message ?? ""}`);
  element("events").append(line);
}
