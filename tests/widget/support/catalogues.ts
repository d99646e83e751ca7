import { readdirSync, readFileSync } from "node:fs";

/** A text, or one for each plural category. */
export type Text = string | Readonly<Record<string, string>>;
export type Texts = Readonly<Record<string, Text>>;

const home = new URL("../../../widget/locales/", import.meta.url);

/** A folder of catalogues, one a language; English has the keys. */
export interface Folder {
  readonly name: string;
  readonly english: Texts;
  readonly languages: readonly string[];
  read(language: string): Texts;
}

function readJson(address: URL): unknown {
  return JSON.parse(readFileSync(address, "utf8"));
}

function folderAt(address: URL): Folder {
  const read = (language: string): Texts => readJson(new URL(`${language}.json`, address)) as Texts;
  const files = readdirSync(address).filter((name) => name.endsWith(".json"));
  return {
    name: address.href.slice(home.href.length),
    english: read("en"),
    languages: files.map((name) => name.slice(0, -".json".length)),
    read,
  };
}

/** All catalogues of the widget: those of every chat, and those of parts that are loaded later. */
export function catalogueFolders(): Folder[] {
  const parts = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [home, ...parts.map(({ name }) => new URL(`${name}/`, home))].map(folderAt);
}

/** The words that the loader has. */
export function launcherWords(): Readonly<Record<string, readonly string[]>> {
  return readJson(new URL("../../../js/loader/launcher-words.json", import.meta.url)) as Record<string, string[]>;
}

/** A text's forms with the plural category of each; one without a category where it has no forms. */
export function formsOf(text: Text): (readonly [category: string, form: string])[] {
  return typeof text === "string" ? [["", text]] : Object.entries(text);
}

/** Every sentence of a catalogue with where it stands. */
export function sentencesOf(texts: Texts): (readonly [place: string, sentence: string])[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    formsOf(text).map(([category, form]) => [`${key} ${category}`.trimEnd(), form] as const),
  );
}

/** How much room a text takes in a line, in letters of the Latin alphabet. */
export function widthOf(text: string): number {
  const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uff60]/u;
  const letters = Array.from(text.replace(/[\p{M}\u200c\u200d]/gu, ""));
  return letters.reduce((width, letter) => width + (wide.test(letter) ? 2 : 1), 0);
}
