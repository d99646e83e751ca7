/** A language and a country. Only two of the widget's are not written alike in every country. */
const inAnyCountry = /^(?!ms|pa)([a-z]+)-[A-Z]{2}$/;

/**
 * The first wanted language that is available; `fallback` if there is none. Tags are BCP 47. Two are
 * of one language when they agree in language and script once both are written out with their
 * likely subtags (UTS 35): "de-CH" finds "de", "zh-TW" finds "zh-hant" and "iw", as Hebrew was
 * called, "he"; but "pa-PK", which is written in Arabic letters, does not find "pa".
 */
export function negotiate(
  wanted: readonly string[],
  available: readonly string[],
  fallback: string,
): string {
  for (const tag of wanted) {
    // Most pages name their language as it is named here, and most browsers with a country behind,
    // which spares the engine its tables.
    const [, language = tag] = inAnyCountry.exec(tag) ?? [];
    if (available.includes(language)) return language;
    const form = writtenForm(tag);
    const found = available.find((other) => form !== null && writtenForm(other) === form);
    if (found !== undefined) return found;
  }
  return fallback;
}

/** What the visitor or the owner, the page and the browser say about the language, in this order. */
export function wantedLanguages(...chosen: readonly (string | null)[]): string[] {
  const tags = [...chosen, document.documentElement.lang, ...navigator.languages];
  return tags.filter((tag) => tag !== null && tag !== "") as string[];
}

const rightToLeft = ["ar", "fa", "he", "ur"];

/** The writing direction of a language of the widget. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.includes(language) ? "rtl" : "ltr";
}

/**
 * A tag for what knows scripts only by a country, such as voices and Turnstile: "zh-CN" for
 * "zh-hans". A tag without a script stays as it is.
 */
export function withRegion(tag: string): string {
  const { language, region, script } = new Intl.Locale(tag);
  if (script === undefined) return tag;
  return `${language}-${region ?? new Intl.Locale(tag).maximize().region ?? ""}`;
}

/** Language and script, as in "zh-Hant"; null for what is no tag, which owners may well write. */
function writtenForm(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll("_", "-")).maximize();
    return `${language}-${script ?? ""}`;
  } catch {
    return null;
  }
}
