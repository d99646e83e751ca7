import { whenIdle } from "./idle.js";

/**
 * Speaks to screen readers through one polite live region that outlives every screen. It is
 * written to directly, so that nothing else that changes in the chat is read out with it.
 */
export class Announcer {
  readonly #region: () => Element | null;
  /** What waits to be said. */
  #next: (() => string) | null = null;

  constructor(region: () => Element | null) {
    this.#region = region;
  }

  /** Says what `read` answers after it has been drawn, unless something else is to be said by then. */
  sayDrawn(read: () => string): void {
    this.#next = read;
    whenIdle(() => {
      if (this.#next === read) this.say(read());
    });
  }

  say(text: string): void {
    const region = this.#region();
    if (region === null || text === "") return;
    this.#next = null;
    // A text that does not change is not read again; a space at its end makes it another.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }
}
