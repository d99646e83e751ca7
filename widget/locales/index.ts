import english from "./en.json" with { type: "json" };
import { writtenCount } from "./counting.js";
import { fill } from "./fill.js";
import { directionOf, negotiate, wantedLanguages } from "./negotiate.js";

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

type Load = () => Promise<{ readonly default: Catalogue }>;

/**
 * The other languages: what each is called in English, and its texts. The engine knows the names as
 * well, but loading them takes it longer than all else that opening a chat does.
 */
const others: Readonly<Record<string, readonly [englishName: string, load: Load]>> = {
  ar: ["Arabic", () => import("./ar.json", { with: { type: "json" } })],
  bn: ["Bangla", () => import("./bn.json", { with: { type: "json" } })],
  cs: ["Czech", () => import("./cs.json", { with: { type: "json" } })],
  de: ["German", () => import("./de.json", { with: { type: "json" } })],
  el: ["Greek", () => import("./el.json", { with: { type: "json" } })],
  es: ["Spanish", () => import("./es.json", { with: { type: "json" } })],
  fa: ["Persian", () => import("./fa.json", { with: { type: "json" } })],
  fil: ["Filipino", () => import("./fil.json", { with: { type: "json" } })],
  fr: ["French", () => import("./fr.json", { with: { type: "json" } })],
  gu: ["Gujarati", () => import("./gu.json", { with: { type: "json" } })],
  he: ["Hebrew", () => import("./he.json", { with: { type: "json" } })],
  hi: ["Hindi", () => import("./hi.json", { with: { type: "json" } })],
  id: ["Indonesian", () => import("./id.json", { with: { type: "json" } })],
  it: ["Italian", () => import("./it.json", { with: { type: "json" } })],
  ja: ["Japanese", () => import("./ja.json", { with: { type: "json" } })],
  ko: ["Korean", () => import("./ko.json", { with: { type: "json" } })],
  mr: ["Marathi", () => import("./mr.json", { with: { type: "json" } })],
  ms: ["Malay", () => import("./ms.json", { with: { type: "json" } })],
  nl: ["Dutch", () => import("./nl.json", { with: { type: "json" } })],
  pa: ["Punjabi", () => import("./pa.json", { with: { type: "json" } })],
  pl: ["Polish", () => import("./pl.json", { with: { type: "json" } })],
  pt: ["Portuguese", () => import("./pt.json", { with: { type: "json" } })],
  ro: ["Romanian", () => import("./ro.json", { with: { type: "json" } })],
  ru: ["Russian", () => import("./ru.json", { with: { type: "json" } })],
  sw: ["Swahili", () => import("./sw.json", { with: { type: "json" } })],
  ta: ["Tamil", () => import("./ta.json", { with: { type: "json" } })],
  te: ["Telugu", () => import("./te.json", { with: { type: "json" } })],
  th: ["Thai", () => import("./th.json", { with: { type: "json" } })],
  tr: ["Turkish", () => import("./tr.json", { with: { type: "json" } })],
  uk: ["Ukrainian", () => import("./uk.json", { with: { type: "json" } })],
  ur: ["Urdu", () => import("./ur.json", { with: { type: "json" } })],
  vi: ["Vietnamese", () => import("./vi.json", { with: { type: "json" } })],
  "zh-hans": ["Simplified Chinese", () => import("./zh-hans.json", { with: { type: "json" } })],
  "zh-hant": ["Traditional Chinese", () => import("./zh-hant.json", { with: { type: "json" } })],
  zu: ["Zulu", () => import("./zu.json", { with: { type: "json" } })],
};

/** The languages of the widget, as lower-case BCP 47 tags. */
export const languages: readonly string[] = ["en", ...Object.keys(others)];

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
  return others[language]?.[0] ?? "English";
}

/** Loads the texts of a language that `chooseLanguage` has returned. */
export async function loadMessages(language: string): Promise<Messages> {
  const load = others[language]?.[1];
  return load === undefined ? englishMessages : new Messages(language, (await load()).default);
}
