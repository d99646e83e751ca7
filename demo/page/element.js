// The element, inline in the page.

import { dist } from "./chosen.js";
import { element, preparePage, say, showCode } from "./page.js";

const choice = await preparePage();
if (choice) {
  const source = new URL("element.js", dist).href;
  const attributes = [["inline", ""], ["release-id", choice.release], ...choice.attributes];
  const lines = attributes.map(([name, value]) => `\n  ${name}${value && `="${value}"`}`);
  showCode(
    `<script type="module" src="${source}"></script>\n\n` +
      `<parley-chat${lines.join("")}\n></parley-chat>`,
  );

  const chat = document.createElement("parley-chat");
  for (const [name, value] of attributes) chat.setAttribute(name, value);
  element("place").append(chat);
  import(source).catch(() => {
    say(`${source} could not be loaded. Build the package first.`);
  });
}
