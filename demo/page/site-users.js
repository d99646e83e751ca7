// A chat for the users of a site alone, inline in the page. The demo gateway plays the part of the site's
// own server, which vouches for them; the page logs them in.

import { chosen } from "./chosen.js";
import { element } from "./dom.js";
import { placeElement, say, showWay } from "./page.js";
import { post } from "./post.js";
import { offerSettings } from "./settings.js";

/** @typedef {{ name: string, tier: string }} User as the site knows one, while the tab is open */

const userKey = "parley-demo-user";
const form = element("sign-in");

showWay();
offerSettings();

const { attributes, gateway, release } = await chosen();
if (gateway === null) {
  say("Signing in needs the demo gateway, which plays the part of a site’s server.");
} else {
  const chat = await placeElement(
    "element.js",
    [["release-id", release], ["divinci-external-user", ""], ...attributes],
    "\n\n// once your server has given the page a user's refresh token\n" +
      'await document.querySelector("parley-chat").login(refreshToken);',
  );
  if (chat !== null) start(chat);
}

/** @param {any} chat */
function start(chat) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void signIn(chat, Object.fromEntries(new FormData(form)));
  });
  element("sign-out").addEventListener("click", () => {
    chat.logout();
    know(null);
    say("");
    form.elements.name.focus();
  });
  chat.addEventListener("parley-signed-out", () => {
    know(null);
    say("The session has ended. Please sign in again.");
  });

  // Tokens stay in memory: whom the site still knows, it logs in again.
  const user = JSON.parse(sessionStorage.getItem(userKey) ?? "null");
  know(user);
  if (user !== null) void signIn(chat, user);
}

/**
 * @param {any} chat
 * @param {User} user
 */
async function signIn(chat, user) {
  try {
    const { refreshToken } = await post("demo/sign-in", user);
    const { tierConfig } = await chat.login(refreshToken);
    const { messagesPerDay, messagesPerHour } = tierConfig.limits;
    know(user);
    say(`${user.name} is signed in, for ${messagesPerHour} messages an hour and ${messagesPerDay} a day.`);
  } catch (error) {
    know(null);
    say(`${user.name} could not be signed in: ${error.message}`);
  }
}

/** Remembers who is signed in, and shows what can be done about it. @param {User | null} user */
function know(user) {
  if (user === null) sessionStorage.removeItem(userKey);
  else sessionStorage.setItem(userKey, JSON.stringify(user));
  form.hidden = user !== null;
  element("sign-out").hidden = user === null;
}
