// What the pages have in common: the way between them, the choice of a release, and their code.

import { offer } from "./cards.js";
import { chosen, dist } from "./chosen.js";
import { element, make } from "./dom.js";
import { choosing, offerSettings } from "./settings.js";

/** @typedef {import("./chosen.js").Chosen} Chosen */

/** The pages, and what they are called in the way between them. */
const pages = [
  ["index.html", "Script tag"],
  ["element.html", "Element"],
  ["module.html", "Module"],
  ["agent.html", "Agents"],
  ["site-users.html", "Your users"],
  ["signed-in.html", "Client alone"],
];

/**
 * Fills in the page, and answers what it is to show; null when no release is known yet.
 * @returns {Promise<Chosen | null>}
 */
export async function preparePage() {
  showWay();
  offerSettings("release", "api", "gate", "site-key");
  addEventListener("parley-help", (event) => {
    event.preventDefault();
    say("A visitor asks for a person: here this page would call one.");
  });
  const choice = await chosen();
  if (choice.gateway) offerReleases(choice.gateway, choice.release);
  if (choice.release !== "") return choice;
  say("No demo gateway answers here. Enter a release id below to see the chat.");
  return null;
}

/**
 * Shows the code that this page stands for.
 * @param {string} code
 */
export function showCode(code) {
  element("snippet").textContent = code;
}

/**
 * Puts the element into its place, inline, and shows the code for that; resolves with it when its
 * module has been loaded, with null when it could not be.
 * @param {string} file of the package
 * @param {[string, string][]} attributes
 * @param {string} [more] code
 * @returns {Promise<any>}
 */
export async function placeElement(file, attributes, more = "") {
  const source = new URL(file, dist).href;
  const all = [["inline", ""], ...attributes];
  const lines = all.map(([name, value]) => `\n  ${name}${value && `="${value}"`}`);
  showCode(
    `<script type="module" src="${source}"></script>\n\n` +
      `<parley-chat${lines.join("")}\n></parley-chat>${more}`,
  );

  const chat = document.createElement("parley-chat");
  for (const [name, value] of all) chat.setAttribute(name, value);
  element("place").append(chat);
  try {
    await import(source);
    return chat;
  } catch {
    say(`${source} could not be loaded. Build the package first.`);
    return null;
  }
}

/**
 * Says something at the head of the page.
 * @param {string} text
 */
export function say(text) {
  element("status").textContent = text;
}

/** Shows the way between the pages. The settings stay when another one is chosen. */
export function showWay() {
  const list = make("ul");
  for (const [address, name] of pages) {
    const item = make("li");
    item.append(Object.assign(make("a", name), { href: address }));
    list.append(item);
  }
  document.querySelector("nav")?.append(list);
  for (const link of document.querySelectorAll("nav a, .see-also a")) {
    const url = new URL(link.href);
    if (url.pathname === location.pathname.replace(/\/$/, "/index.html")) {
      link.setAttribute("aria-current", "page");
    }
    url.search = location.search;
    link.href = url.href;
  }
}

/**
 * @param {import("./chosen.js").GatewaySettings} gateway
 * @param {string} current
 */
function offerReleases({ homepage, mailPage, releases }, current) {
  element("releases").append(make("h2", "Choose a gate"), aboutReleases(mailPage));
  const free = releases.map((release) => ({ ...release, query: { release: release.id } }));
  const older = { ...homepage, id: homepage.releaseId, mode: "homepage", query: { gate: "homepage" } };
  offer(
    "releases",
    [...free, older].map(({ id, query, ...card }) => ({
      ...card,
      address: choosing(query),
      isChosen: id === current,
    })),
  );
}

/** @param {string | null} mailPage */
function aboutReleases(mailPage) {
  const text = make(
    "p",
    "Each release of the demo gateway lets visitors in by another way, or shows a screen that is hard " +
      "to reach otherwise.",
  );
  if (mailPage !== null) {
    const link = Object.assign(make("a", "the mail page"), { href: mailPage, target: "_blank" });
    text.append(" Its mails do not leave this machine: read them on ", link, ".");
  }
  return text;
}
