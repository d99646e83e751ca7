import { report } from "./report.js";

/** What draws answers, Markdown and all. */
export type Answers = typeof import("./views/answers.js");

/**
 * Loads what draws answers when there is a question, so that opening the chat does not wait for
 * it. Until it has come, and if it cannot be had, texts are shown as they were sent.
 */
export class LazyAnswers {
  readonly #changed: () => void;
  #answers: Answers | null = null;
  #loading = false;

  /** `changed` is called when the views have come. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get value(): Answers | null {
    return this.#answers;
  }

  /** Loads, unless that has been done or is under way; after a failure it tries again. */
  want(): void {
    if (this.#answers !== null || this.#loading) return;
    this.#loading = true;
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.#answers = await import("./views/answers.js");
      this.#changed();
    } catch (cause) {
      report.warn("Answers are shown without formatting, because a script did not load.", cause);
    }
    this.#loading = false;
  }
}
