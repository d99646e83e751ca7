import { fill } from "./fill.js";

type Catalogue<Key extends string> = Readonly<Record<Key, string>>;

/** The module that a JSON file is. */
export interface Loaded<Content> {
  readonly default: Content;
}

/** The texts of a part of the widget, with `{name}` replaced by the value of that name. */
export type PartTexts<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string>>,
) => string;

/** A part of the widget that has texts beside those of every chat. */
export interface Part<Key extends string> {
  readonly english: PartTexts<Key>;
  /** Loads the texts of a language that `chooseLanguage` has returned. */
  readonly load: (language: string) => Promise<PartTexts<Key>>;
}

function texts<Key extends string>(catalogue: Catalogue<Key>): PartTexts<Key> {
  return (key, values = {}) => fill(catalogue[key], values);
}

/** The part that has these texts in English, and loads those of the other languages. */
export function partOf<Key extends string>(
  catalogue: Catalogue<Key>,
  loadOther: (language: string) => Promise<Loaded<Catalogue<Key>>>,
): Part<Key> {
  const english = texts(catalogue);
  const load = async (language: string): Promise<PartTexts<Key>> =>
    language === "en" ? english : texts((await loadOther(language)).default);
  return { english, load };
}
