// Every catalogue is complete, and what it says can stand where it is shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Catalogue,
  englishNameOf,
  languages,
  loadMessages,
  Messages,
} from "../../widget/locales/index.js";
import {
  catalogueFolders,
  formsOf,
  launcherWords,
  sentencesOf,
  type Texts,
  widthOf,
} from "./support/catalogues.js";
import { limitOf } from "./support/text-limits.js";

/** What is the same in every language: placeholders, addresses, names of units and formats. */
const kept = /\{\w+\}|[\w.@]+\.com\b|\b(?:CSV|Markdown|MB|PDF)\b/g;
/** What some languages write as English does. */
const loanWords = [
  "Chat",
  "Assistant",
  "Conversation",
  "Email address",
  "Source {n}",
  "{n} source",
  "{n} sources",
];
const englishWords = /\b(again|and|been|could|from|please|the|this|what|with|your?)\b/i;
/** Words in Latin letters that languages with letters of their own use. */
const latinWords: Readonly<Record<string, RegExp>> = { el: /\bemail\b/g };
const invisible =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
const typewritten = /["'`]|\.\.\.|\s{2}|^\s|\s$/;
const characters = {
  simplified: /[们这请讯号联网页机无话开关发]/,
  traditional: /[們這請訊號聯網頁機無話開關發]/,
};

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

/** Numbers up to 200 that take a plural form, as far as whole numbers do. */
function numbersOf(category: string, language: string): number[] {
  const rules = new Intl.PluralRules(language);
  return Array.from({ length: 200 }, (_, n) => n).filter((n) => rules.select(n) === category);
}

/** Matches a letter of the script that a language is written in. */
function lettersOf(language: string): RegExp {
  const { script = "" } = new Intl.Locale(language).maximize();
  const scripts: Record<string, string> = { Hans: "Han", Hant: "Han", Kore: "Hangul" };
  if (script === "Jpan") return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
  return new RegExp(`\\p{sc=${scripts[script] ?? script}}`, "u");
}

function assertNone(found: readonly string[], what: string): void {
  assert.deepEqual(found, [], what);
}

/** The sentences of a catalogue that a check finds fault with. */
function faults(texts: Texts, isFaulty: (sentence: string, place: string) => boolean): string[] {
  return sentencesOf(texts)
    .filter(([place, sentence]) => isFaulty(sentence, place))
    .map(([place, sentence]) => `${place}: ${sentence}`);
}

function check(name: string, language: string, texts: Texts, english: Texts): void {
  test(`${name} has every text, in the order of the English ones`, () => {
    const missing = Object.keys(english).filter((key) => !(key in texts));
    assertNone(missing, "These texts are missing");
    assert.deepEqual(Object.keys(texts), Object.keys(english));
  });

  test(`${name} keeps every placeholder`, () => {
    for (const [key, text] of Object.entries(texts)) {
      const original = english[key];
      if (typeof text !== "string" || typeof original !== "string") continue;
      assert.deepEqual(placeholders(text), placeholders(original), key);
    }
  });

  test(`${name} has a form for each plural category, with the number where it can be another`, () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, text] of Object.entries(texts)) {
      assert.equal(typeof text, typeof english[key], key);
      if (typeof text === "string") continue;
      assert.deepEqual(Object.keys(text).sort(), [...pluralCategories].sort(), key);
      for (const [category, form] of formsOf(text)) {
        const varies = numbersOf(category, language).length !== 1;
        if (varies) assert.deepEqual(placeholders(form), ["{n}"], `${key} ${category}`);
      }
    }
  });

  test(`${name} has no signs that cannot be seen, nor those of a typewriter`, () => {
    assertNone(
      faults(texts, (text) => text === "" || invisible.test(text) || typewritten.test(text)),
      "These texts have them",
    );
    assertNone(
      faults(texts, (text) => text !== text.normalize()),
      "These texts are not normalized",
    );
  });

  test(`${name} fits into its places`, () => {
    assertNone(
      faults(texts, (text, place) => widthOf(text) > limitOf(place.split(" ")[0] ?? "")),
      "These texts are too long",
    );
  });

  if (language === "en") return;

  test(`${name} is written in its own script, without English words`, () => {
    const letter = lettersOf(language);
    const isLatin = letter.test("a");
    const foreign = isLatin ? englishWords : /[a-z]/i;
    const own = (text: string): string =>
      text.replace(kept, "").replace(latinWords[language] ?? /^$/, "");
    assertNone(
      faults(texts, (text) => !letter.test(text) || foreign.test(own(text))),
      "These texts are not",
    );
    const originals = new Map(sentencesOf(english));
    assertNone(
      faults(texts, (text, place) => text === originals.get(place) && !loanWords.includes(text)),
      "These texts are English",
    );
  });
}

for (const folder of catalogueFolders()) {
  const place = folder.name;

  test(`${place} has the catalogues of all 36 languages`, () => {
    assert.equal(languages.length, 36);
    assert.deepEqual([...folder.languages].sort(), [...languages].sort());
  });

  for (const language of folder.languages) {
    check(`${place}${language}`, language, folder.read(language), folder.english);
  }

  test(`${place} has simplified and traditional Chinese characters each in its place`, () => {
    assertNone(
      faults(folder.read("zh-hans"), (text) => characters.traditional.test(text)),
      "These texts are traditional",
    );
    assertNone(
      faults(folder.read("zh-hant"), (text) => characters.simplified.test(text)),
      "These texts are simplified",
    );
  });
}

for (const [language, words] of Object.entries(launcherWords())) {
  test(`the launcher speaks ${language} as the chat does`, async () => {
    const messages = await loadMessages(language);
    const [name, failed, retry, ...more] = words;
    assert.equal(messages.language, language);
    assert.deepEqual([name, retry], [messages.text("chat.title"), messages.text("retry")]);
    assert.notEqual(failed, "");
    assert.deepEqual(more, []);
  });
}

test("texts take values, and numbers choose their plural form", async () => {
  const english = await loadMessages("en");
  assert.equal(
    english.text("code.text", { email: "a@b.c" }),
    "We’ve sent a six-digit code to a@b.c.",
  );
  assert.equal(english.count("chat.remaining", 1), "1 free message left");
  assert.equal(english.count("chat.remaining", 1234), "1,234 free messages left");
  assert.equal(english.duration(30), "30 seconds");
  assert.equal(english.duration(200), "4 minutes");
  const arabic = await loadMessages("ar");
  assert.equal(arabic.count("chat.remaining", 2), "تبقّت رسالتان مجانيتان");
  assert.equal(arabic.direction, "rtl");
});

test("numbers are written as the language writes them", async () => {
  const persian = await loadMessages("fa");
  assert.equal(persian.number(1234), "۱٬۲۳۴");
  assert.equal(persian.count("answer.sources", 3), "۳ منبع");
  const german = await loadMessages("de");
  assert.equal(german.number(0.8, { style: "percent" }), "80\u00a0%");
  const polish = await loadMessages("pl");
  const sources = [1, 2, 5, 22].map((n) => polish.count("answer.sources", n));
  assert.deepEqual(sources, ["1 źródło", "2 źródła", "5 źródeł", "22 źródła"]);
});

test("small numbers are written as the engine writes them", () => {
  const numbers = [...Array(1100).keys(), -1, 0.5, Number.NaN, 1e21];
  for (const language of languages) {
    const messages = new Messages(language, {} as Catalogue);
    const engine = new Intl.NumberFormat(language);
    for (const n of numbers) assert.equal(messages.number(n), engine.format(n), language);
  }
});

test("a value may look like a placeholder without being filled in", () => {
  const messages = new Messages("en", { "code.text": "To {email}" } as Catalogue);
  assert.equal(messages.text("code.text", { email: "{email}" }), "To {email}");
});

test("every language has the English name that the engine has for it", () => {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  for (const language of languages) assert.equal(englishNameOf(language), names.of(language));
});
