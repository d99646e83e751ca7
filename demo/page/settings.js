// The form of settings: what a page lets its reader choose, and keeps in its address.

import { dist, setting } from "./chosen.js";
import { element, make } from "./dom.js";

/** What can be set: the names of each value that can be chosen, or how it is entered. */
const fields = {
  release: { label: "Release id" },
  api: { label: "Address of the service", type: "url", placeholder: "https://api.divinci.app" },
  gate: {
    label: "Gate",
    choices: { "": "Free chat, as the release says", homepage: "Homepage (older; needs a site key)" },
  },
  "site-key": { label: "Turnstile site key, for the homepage gate" },
  agent: { label: "Agent" },
  organization: { label: "Organization" },
  "agents-at": {
    label: "Address of the gateway",
    type: "url",
    placeholder: "https://app-gatewayv2.imbrace.co",
  },
  "token-url": { label: "Where tokens come from", placeholder: "/demo/imbrace-token" },
  language: { label: "Language", choices: { "": "The page’s" } },
  theme: {
    label: "Theme",
    choices: { "": "The visitor’s", light: "Light", dark: "Dark" },
  },
};

/**
 * Shows the form, which shows the settings, and sets them.
 * @param {(keyof typeof fields)[]} names of what this page lets its reader choose
 */
export function offerSettings(...names) {
  const form = element("form");
  for (const name of [...names, "language", "theme"]) form.append(labelled(name, fields[name]));
  form.append(Object.assign(make("button", "Apply"), { type: "submit" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const entries = [...new FormData(form)].filter(([, value]) => value !== "");
    location.search = new URLSearchParams(entries).toString();
  });
  void offerLanguages(form.elements.language);
}

/**
 * The address of this page with something else chosen, and the same look.
 * @param {Record<string, string>} choice
 */
export function choosing(choice) {
  const kept = ["language", "theme"].filter((name) => setting(name) !== "");
  const look = Object.fromEntries(kept.map((name) => [name, setting(name)]));
  return `?${new URLSearchParams({ ...look, ...choice })}`;
}

/**
 * @param {string} name
 * @param {{ label: string, choices?: Record<string, string>, type?: string, placeholder?: string }} field
 */
function labelled(name, { choices, label, ...attributes }) {
  const control = make(choices ? "select" : "input");
  for (const [value, text] of Object.entries(choices ?? {})) control.append(new Option(text, value));
  Object.assign(control, choices ? {} : { autocomplete: "off", spellcheck: false }, attributes, { name });
  control.value = setting(name);
  const whole = make("label", `${label} `);
  whole.append(control);
  return whole;
}

/**
 * Adds the languages of the chat to a choice of them, each by the name that its speakers have for it.
 * @param {HTMLSelectElement} select
 */
async function offerLanguages(select) {
  const answer = await fetch(new URL("languages.json", dist));
  if (!answer.ok) return;
  for (const tag of await answer.json()) {
    const option = new Option(new Intl.DisplayNames([tag], { type: "language" }).of(tag), tag);
    option.lang = tag;
    select.append(option);
  }
  select.value = setting(select.name);
}
