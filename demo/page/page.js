// What the pages have in common: the way between them, the choice of a release, and the form of
// settings.

import { chosen, dist, setting } from "./chosen.js";
import { offerLanguages } from "./languages.js";

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
  keepSettings();
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

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
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

/** The form shows the settings, and sets them. */
export function keepSettings() {
  const form = element("form");
  offerLanguages(form.elements.language);
  for (const field of form.elements) {
    if (field.name) field.value = setting(field.name);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const entries = [...new FormData(form)].filter(([, value]) => value !== "");
    location.search = new URLSearchParams(entries).toString();
  });
}

/**
 * @param {import("./chosen.js").GatewaySettings} gateway
 * @param {string} current
 */
function offerReleases({ homepage, mailPage, releases }, current) {
  const list = element("release-list");
  for (const { description, id, mode, title } of releases) {
    list.append(card({ query: { release: id }, title, description, mode, now: id === current }));
  }
  const { description, releaseId, title } = homepage;
  const now = releaseId === current;
  list.append(card({ query: { gate: "homepage" }, title, description, mode: "homepage", now }));
  element("releases").hidden = false;
  element("mail-note").hidden = mailPage === null;
  if (mailPage !== null) element("mail-link").setAttribute("href", mailPage);
}

/** @param {{ query: object, title: string, description: string, mode: string, now: boolean }} release */
function card({ description, mode, now, query, title }) {
  const look = { language: setting("language"), theme: setting("theme") };
  const kept = Object.entries(look).filter(([, value]) => value !== "");
  const link = make("a", title);
  link.href = `?${new URLSearchParams({ ...Object.fromEntries(kept), ...query })}`;
  if (now) link.setAttribute("aria-current", "true");
  const item = make("li");
  item.append(link, make("code", mode), make("p", description));
  return item;
}

/**
 * @param {string} tag
 * @param {string} [text]
 * @returns {any}
 */
export function make(tag, text = "") {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}
