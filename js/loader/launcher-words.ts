import { directionOf } from "../../widget/locales/negotiate.js";
import type { Launcher } from "../../widget/launcher.js";
import words from "./launcher-words.json" with { type: "json" };

/** How the launcher speaks before the chat has been loaded. */
export interface LauncherWords {
  /** The direction of the language that is wanted, which decides on the corner. */
  readonly direction: "ltr" | "rtl";
  /** Name of the button, what to say when the chat cannot be loaded, and "try again". */
  readonly texts: readonly string[];
}

/**
 * Names a launcher with the chat's label, or in general, and answers the words that it speaks with:
 * those of the language that is asked for first, the owner's, else the page's, else the browser's. The
 * loader has room for a few languages; where another is wanted, it speaks English until the chat has
 * come, which names the launcher in its own.
 */
export function nameLauncher(
  launcher: Launcher,
  settings: ReadonlyMap<string, string>,
): LauncherWords {
  const { lang } = document.documentElement;
  const wanted = [settings.get("language"), lang, navigator.language].find(Boolean) ?? "";
  const [first = ""] = wanted.toLowerCase().split("-");
  const language = Object.hasOwn(words, first) ? (first as keyof typeof words) : "en";
  const texts = words[language];
  const direction = directionOf(first);
  launcher.speak([settings.get("label"), texts[0]].find(Boolean) ?? "", language, direction);
  return { direction, texts };
}
