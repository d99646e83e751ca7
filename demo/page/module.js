// The module: a chat made, opened and watched by the page's own script.

import { dist } from "./chosen.js";
import { element, preparePage, say, showCode } from "./page.js";

const choice = await preparePage();
if (choice) {
  const source = new URL("element.js", dist).href;
  const attributes = [["release-id", choice.release], ["launcher", "none"], ...choice.attributes];
  const lines = attributes.map(
    ([name, value]) => `chat.setAttribute(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  showCode(
    `import ${JSON.stringify(source)};\n\n` +
      `const chat = document.createElement("parley-chat");\n${lines.join("")}` +
      `document.body.append(chat);\n\n` +
      `button.addEventListener("click", () => chat.toggle());\n` +
      `chat.addEventListener("parley-message", ({ detail }) => console.log(detail));`,
  );
  import(source).then(
    () => {
      show(attributes);
    },
    () => {
      say(`${source} could not be loaded. Build the package first.`);
    },
  );
}

/** @param {string[][]} attributes */
function show(attributes) {
  const chat = document.createElement("parley-chat");
  for (const [name, value] of attributes) chat.setAttribute(name, value);
  document.body.append(chat);

  const button = element("open");
  button.disabled = false;
  button.addEventListener("click", () => {
    chat.toggle();
  });
  for (const name of ["open", "close", "screen", "message", "error"]) {
    chat.addEventListener(`parley-${name}`, ({ type, detail }) => {
      log(type, detail);
    });
  }
}

/**
 * @param {string} type
 * @param {{ screen?: string, entry?: { prompt: string }, message?: string }} detail
 */
function log(type, { entry, message, screen }) {
  element("no-events").hidden = true;
  const line = document.createElement("li");
  const name = document.createElement("code");
  name.textContent = type;
  line.append(name, ` ${screen ?? entry?.prompt ?? message ?? ""}`);
  element("events").append(line);
}
