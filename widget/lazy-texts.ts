import { type AnswerTexts, englishAnswerTexts, loadAnswerTexts } from "./locales/answers/index.js";
import { report } from "./report.js";

/** The texts around answers in the language of the chat; in English until they have come. */
export class LazyTexts {
  readonly #changed: () => void;
  #language = "en";
  #texts = englishAnswerTexts;

  /** `changed` is called when the texts of another language have come. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  in(language: string): AnswerTexts {
    if (language !== this.#language) {
      this.#language = language;
      void this.#load(language);
    }
    return this.#texts;
  }

  async #load(language: string): Promise<void> {
    try {
      const texts = await loadAnswerTexts(language);
      if (language !== this.#language) return;
      this.#texts = texts;
      this.#changed();
    } catch (cause) {
      report.warn(`Some texts for "${language}" could not be loaded; English is used.`, cause);
    }
  }
}
