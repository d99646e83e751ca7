import english from "./en.json" with { type: "json" };
import { writtenCount } from "./counting.js";
import { fill } from "./fill.js";
import { directionOf, negotiate, wantedLanguages } from "./negotiate.js";
import type { Loaded } from "./part.js";

/** A text for each plural category that the language has. */
export type PluralForms = { readonly other: string } & Partial<
  Readonly<Record<Intl.LDMLPluralRule, string>>
>;

/** All texts of one language; English has the keys. */
export type Catalogue = {
  readonly [Key in keyof typeof english]: (typeof english)[Key] extends string
    ? string
    : PluralForms;
};

type KeyOf<Kind> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends Kind ? Key : never;
}[keyof Catalogue];
export type TextKey = KeyOf<string>;
export type PluralKey = Exclude<keyof Catalogue, TextKey>;

/**
 * The languages of the widget, and what each is called in English. The engine knows the names as
 * well, but loading them takes it longer than all else that opening a chat does.
 */
const englishNames: Readonly<Record<string, string>> = {
  en: "English",
  ar: "Arabic",
  bn: "Bangla",
  cs: "Czech",
  de: "German",
  el: "Greek",
  es: "Spanish",
  fa: "Persian",
  fil: "Filipino",
  fr: "French",
  gu: "Gujarati",
  he: "Hebrew",
  hi: "Hindi",
  id: "Indonesian",
  it: "Italian",
  ja: "Japanese",
  ko: "Korean",
  mr: "Marathi",
  ms: "Malay",
  nl: "Dutch",
  pa: "Punjabi",
  pl: "Polish",
  pt: "Portuguese",
  ro: "Romanian",
  ru: "Russian",
  sw: "Swahili",
  ta: "Tamil",
  te: "Telugu",
  th: "Thai",
  tr: "Turkish",
  uk: "Ukrainian",
  ur: "Urdu",
  vi: "Vietnamese",
  "zh-hans": "Simplified Chinese",
  "zh-hant": "Traditional Chinese",
  zu: "Zulu",
};

/** The languages of the widget, as lower-case BCP 47 tags. */
export const languages: readonly string[] = Object.keys(englishNames);

/** The texts of one language, with its numbers and plural rules. */
export class Messages {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly #catalogue: Catalogue;

  constructor(language: string, catalogue: Catalogue) {
    this.language = language;
    this.direction = directionOf(language);
    this.#catalogue = catalogue;
  }

  /** A text, with `{name}` replaced by the value of that name. */
  text(key: TextKey, values: Readonly<Record<string, string>> = {}): string {
    return fill(this.#catalogue[key], values);
  }

  /** A text for a number, in the plural form that the language wants for it. */
  count(key: PluralKey, n: number): string {
    const forms = this.#catalogue[key];
    const form = forms[new Intl.PluralRules(this.language).select(n)] ?? forms.other;
    return fill(form, { n: this.number(n) });
  }

  /** A number, or a percentage or the like where `options` say so. */
  number(n: number, options?: Intl.NumberFormatOptions): string {
    const count = options === undefined ? writtenCount(n, this.language) : undefined;
    return count ?? new Intl.NumberFormat(this.language, options).format(n);
  }

  /** A span of time in words: seconds up to two minutes, minutes beyond. */
  duration(seconds: number): string {
    const [amount, unit] =
      seconds <= 120 ? [Math.ceil(seconds), "second"] : [Math.ceil(seconds / 60), "minute"];
    return this.number(amount, { style: "unit", unit, unitDisplay: "long" });
  }
}

export const englishMessages = new Messages("en", english);

/**
 * The language to speak, from what visitor and owner have chosen, the first first, and from what the
 * page and the browser say.
 */
export function chooseLanguage(...chosen: readonly (string | null)[]): string {
  return negotiate(wantedLanguages(...chosen), languages, "en");
}

/** A language's name in English, which is how Divinci's API names languages. */
export function englishNameOf(language: string): string {
  return englishNames[language] ?? "English";
}

/** Loads the texts of a language that `chooseLanguage` has returned. */
export async function loadMessages(language: string): Promise<Messages> {
  if (language === "en") return englishMessages;
  const loaded = await import(`./${language}.json`, { with: { type: "json" } }) as Loaded<Catalogue>;
  return new Messages(language, loaded.default);
}
