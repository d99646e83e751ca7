// The languages as a menu lists them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languageChoices } from "../../widget/locales/choices.js";
import { languages } from "../../widget/locales/index.js";

const choices = languageChoices();

function choice(wanted: string): unknown {
  return choices.find(({ tag }) => tag === wanted);
}

test("every language can be chosen, once", () => {
  assert.deepEqual(choices.map(({ tag }) => tag).sort(), [...languages].sort());
  assert.equal(new Set(choices.map(({ name }) => name)).size, languages.length);
});

test("a language is named by itself, in its own direction", () => {
  assert.deepEqual(choice("es"), { tag: "es", name: "Español", direction: "ltr" });
  assert.deepEqual(choice("he"), { tag: "he", name: "עברית", direction: "rtl" });
  assert.deepEqual(choice("zh-hant"), { tag: "zh-hant", name: "繁體中文", direction: "ltr" });
});

test("the names are in the order of a dictionary", () => {
  const latin = choices.map(({ name }) => name).filter((name) => /^\p{sc=Latin}/u.test(name));
  assert.deepEqual(latin.slice(0, 4), ["Čeština", "Deutsch", "English", "Español"]);
});
