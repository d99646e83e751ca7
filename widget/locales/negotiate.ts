/**
 * The first wanted language that is available, as a whole tag ("zh-hant") or by its first part
 * ("de" for "de-CH"); `fallback` if there is none. Tags are BCP 47, in lower case.
 */
export function negotiate(
  wanted: readonly string[],
  available: readonly string[],
  fallback: string,
): string {
  const candidates = wanted.flatMap((tag) => [tag, tag.replace(/-.*/, "")]);
  return candidates.find((tag) => available.includes(tag)) ?? fallback;
}

/** What the owner, the page and the browser say about the language, in this order. */
export function wantedLanguages(chosen = ""): string[] {
  const tags = [chosen, document.documentElement.lang, ...navigator.languages];
  return tags.map((tag) => tag.toLowerCase());
}

const rightToLeft = ["ar", "fa", "he", "ur"];

/** The writing direction of a language chosen by `negotiate`. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.includes(language) ? "rtl" : "ltr";
}
