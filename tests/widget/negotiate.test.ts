// Which language a visitor meets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../../widget/locales/index.js";
import { directionOf, negotiate, withRegion } from "../../widget/locales/negotiate.js";

/** What pages and browsers say, and the language that they get. */
const cases: readonly (readonly [wanted: string, language: string])[] = [
  ["de", "de"],
  ["de-CH", "de"],
  ["PT-br", "pt"],
  ["pt_PT", "pt"],
  ["zh", "zh-hans"],
  ["zh-CN", "zh-hans"],
  ["zh-SG", "zh-hans"],
  ["zh-TW", "zh-hant"],
  ["zh-HK", "zh-hant"],
  ["zh-Hant-HK", "zh-hant"],
  ["zh-Hans-TW", "zh-hans"],
  ["iw-IL", "he"],
  ["in", "id"],
  ["tl-PH", "fil"],
  ["sr-Latn", "en"],
  ["hi-Latn", "en"],
  ["pa-PK", "en"],
  ["pa-IN", "pa"],
  ["ur-IN", "ur"],
  ["es-419", "es"],
  ["en-US-x-private", "en"],
  ["de-u-co-phonebk", "de"],
];

for (const [wanted, language] of cases) {
  test(`"${wanted}" is answered by "${language}"`, () => {
    assert.equal(negotiate([wanted], languages, "en"), language);
  });
}

test("the first wanted language that is there is chosen", () => {
  assert.equal(negotiate(["xx", "ca-ES", "fr-CA", "de"], languages, "en"), "fr");
  assert.equal(negotiate(["pa-PK", "ur"], languages, "en"), "ur");
});

test("what is no tag is passed over", () => {
  const wanted = ["", "*", "C", "en_", "constructor", "<script>", "x-default", "ja"];
  assert.equal(negotiate(wanted, languages, "en"), "ja");
  assert.equal(negotiate([], languages, "en"), "en");
});

test("every language is found by its own tag", () => {
  for (const language of languages) assert.equal(negotiate([language], languages, ""), language);
});

test("in every country, a language is found as it is written there", () => {
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const countries = letters.flatMap((first) => letters.map((second) => first + second));
  const form = (tag: string): string => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script ?? ""}`;
  };
  const byForm = new Map(languages.map((language) => [form(language), language]));
  for (const language of languages) {
    for (const tag of countries.map((country) => `${language}-${country}`)) {
      assert.equal(negotiate([tag], languages, ""), byForm.get(form(tag)) ?? "", tag);
    }
  }
});

test("Arabic, Persian, Hebrew and Urdu are written from right to left", () => {
  const found = languages.filter((language) => directionOf(language) === "rtl");
  assert.deepEqual(found, ["ar", "fa", "he", "ur"]);
});

test("where only countries are known, a script is named by one", () => {
  const tags = ["en", "fil", "zh-hans", "zh-hant", "zh-Hant-HK"].map(withRegion);
  assert.deepEqual(tags, ["en", "fil", "zh-CN", "zh-TW", "zh-HK"]);
});
