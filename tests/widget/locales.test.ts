import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Messages, type Catalogue, languages, loadMessages } from "../../widget/locales/index.js";
import { directionOf, negotiate } from "../../widget/locales/negotiate.js";

type Texts = Record<string, string | Record<string, string>>;

async function read(name: string): Promise<unknown> {
  const file = new URL(`../../widget/locales/${name}.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

const english = (await read("en")) as Texts;

for (const language of languages) {
  const texts = (await read(language)) as Texts;

  test(`${language} has every text, in the order of the English ones`, () => {
    assert.deepEqual(Object.keys(texts), Object.keys(english));
  });

  test(`${language} keeps every placeholder`, () => {
    for (const [key, text] of Object.entries(texts)) {
      const original = english[key];
      if (typeof text !== "string" || typeof original !== "string") continue;
      assert.deepEqual(placeholders(text), placeholders(original), key);
    }
  });

  test(`${language} has a form for each of its plural categories`, () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, forms] of Object.entries(texts)) {
      if (typeof forms === "string") continue;
      assert.deepEqual(Object.keys(forms).sort(), [...categories].sort(), key);
    }
  });

  test(`${language} has words for the launcher`, async () => {
    const words = (await read("launcher")) as Record<string, string[]>;
    assert.equal(words[language]?.filter((word) => word !== "").length, 3);
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

test("a value may look like a placeholder without being filled in", () => {
  const messages = new Messages("en", { "code.text": "To {email}" } as Catalogue);
  assert.equal(messages.text("code.text", { email: "{email}" }), "To {email}");
});

test("the first wanted language that is there is chosen, whole or by its first part", () => {
  const available = ["en", "de", "zh-hant"];
  assert.equal(negotiate(["fr", "de-ch"], available, "en"), "de");
  assert.equal(negotiate(["zh-hant", "de"], available, "en"), "zh-hant");
  assert.equal(negotiate(["", "xx"], available, "en"), "en");
});

test("Arabic is written from right to left, German is not", () => {
  assert.deepEqual(["ar", "de"].map(directionOf), ["rtl", "ltr"]);
});
