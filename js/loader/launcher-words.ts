import { directionOf } from "../../widget/locales/negotiate.js";
import words from "../../widget/locales/launcher.json" with { type: "json" };

/** How the launcher speaks before the chat has been loaded. */
export interface LauncherWords {
  readonly language: string;
  /** The direction of the language that is wanted, which decides on the corner. */
  readonly direction: "ltr" | "rtl";
  /** Name of the button, what to say when the chat cannot be loaded, and "try again". */
  readonly texts: readonly string[];
}

/**
 * The launcher's words in the language that is asked for first: the owner's, else the page's, else
 * the browser's. The loader has room for a few languages; where another is wanted, it speaks English
 * until the chat has come, which names the launcher in its own.
 */
export function launcherWords(chosen: string | undefined): LauncherWords {
  const wanted = [chosen, document.documentElement.lang, navigator.language].find(Boolean) ?? "";
  const [first = ""] = wanted.toLowerCase().split("-");
  const language = Object.hasOwn(words, first) ? (first as keyof typeof words) : "en";
  return { language, direction: directionOf(first), texts: words[language] };
}
