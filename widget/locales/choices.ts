import { languages } from "./index.js";
import { directionOf } from "./negotiate.js";

/** A language that a visitor can choose. */
export interface LanguageChoice {
  /** For the `language` of the chat. */
  readonly tag: string;
  /** What its speakers call it, as an entry of a menu. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
}

/** The languages of the widget, each by its own name, in the order of a dictionary. */
export function languageChoices(): LanguageChoice[] {
  const { compare } = new Intl.Collator("en");
  return languages
    .map((tag) => ({ tag, name: ownNameOf(tag), direction: directionOf(tag) }))
    .sort((one, other) => compare(one.name, other.name));
}

/** Names are written small in many languages, but not where they begin a line of a menu. */
function ownNameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  const [first = "", ...rest] = name;
  return first.toLocaleUpperCase(tag) + rest.join("");
}
