import { report } from "./report.js";

/** Milliseconds between a failure and the next attempt. */
const pause = 10_000;

/** What draws answers, Markdown and all. */
export type Answers = typeof import("./views/answers.js");

/**
 * Loads what draws answers when there is a question, so that opening the chat does not wait for
 * it. Until it has come, and if it cannot be had, texts are shown as they were sent.
 */
export class LazyAnswers {
  readonly #came: (answers: Answers) => void;
  #answers: Answers | null = null;
  #loading = false;
  #earliestRetry = 0;

  /** `came` is called when the views have come. */
  constructor(came: (answers: Answers) => void) {
    this.#came = came;
  }

  get value(): Answers | null {
    return this.#answers;
  }

  /** Loads, unless that has been done, is under way, or has failed a moment ago. */
  want(): void {
    if (this.#answers !== null || this.#loading || performance.now() < this.#earliestRetry) return;
    this.#loading = true;
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.#answers = await import("./views/answers.js");
      this.#came(this.#answers);
    } catch (cause) {
      this.#earliestRetry = performance.now() + pause;
      report.warn("Answers are shown without formatting, because a script did not load.", cause);
    }
    this.#loading = false;
  }
}
