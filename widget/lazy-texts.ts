import type { Part, PartTexts } from "./locales/part.js";
import { report } from "./report.js";

/** The texts of a part of the widget in the language of the chat; in English until they have come. */
export class LazyTexts<Key extends string> {
  readonly #part: Part<Key>;
  readonly #changed: () => void;
  #language = "en";
  #texts: PartTexts<Key>;

  /** `changed` is called when the texts of another language have come. */
  constructor(part: Part<Key>, changed: () => void) {
    this.#part = part;
    this.#changed = changed;
    this.#texts = part.english;
  }

  in(language: string): PartTexts<Key> {
    if (language !== this.#language) {
      this.#language = language;
      void this.#load(language);
    }
    return this.#texts;
  }

  async #load(language: string): Promise<void> {
    const texts = await this.#part.load(language).catch((cause: unknown) => {
      report.warn(`Some texts for "${language}" could not be loaded; English is used.`, cause);
      return this.#part.english;
    });
    if (language !== this.#language) return;
    this.#texts = texts;
    this.#changed();
  }
}
