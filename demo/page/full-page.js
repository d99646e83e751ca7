// A page that is nothing but a chat.

import { chosen, dist } from "./chosen.js";

const { attributes, release } = await chosen();
if (release === "") {
  // That page asks for one.
  location.replace("element.html");
} else {
  const chat = document.createElement("parley-chat");
  for (const [name, value] of [["inline", ""], ["release-id", release], ...attributes]) {
    chat.setAttribute(name, value);
  }
  document.body.append(chat);
  await import(new URL("element.js", dist).href);
}
