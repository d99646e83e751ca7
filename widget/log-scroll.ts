import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How near the end, in pixels, still counts as being there. */
const nearEnd = 48;
/** Pixels above a question that is scrolled to. */
const above = 12;

/**
 * Scrolls the log for a reader who is at its end or has just asked something, and leaves any other
 * alone, with a button that leads back. An answer that is longer than the log is shown from its
 * question on.
 */
export class LogScroll implements ReactiveController {
  readonly #root: () => ParentNode;
  #log: HTMLElement | null = null;
  /** How much stands in the log; what opens inside of it does not count. */
  #said = 0;
  #asked = 0;
  #isBusy = false;
  #following = true;

  constructor(host: ReactiveControllerHost, root: () => ParentNode) {
    this.#root = root;
    host.addController(this);
  }

  hostUpdated(): void {
    const log = this.#root().querySelector<HTMLElement>(".log");
    if (log !== this.#log) this.#attend(log);
    const said = log?.querySelectorAll(".question, .prose").length ?? 0;
    if (log === null) return;
    // An answer grows while it is being written, and once more when that is over.
    const isGrowing = this.#isBusy || log.ariaBusy === "true";
    this.#isBusy = log.ariaBusy === "true";
    if (said === this.#said) {
      if (isGrowing && this.#following) this.#follow(log);
      return;
    }
    const asked = log.querySelectorAll(".question").length;
    const isAsking = asked > this.#asked;
    this.#said = said;
    this.#asked = asked;
    if (this.#following || isAsking) this.#follow(log);
  }

  /** Goes to the end, and stays there. */
  toEnd(): void {
    this.#following = true;
    if (this.#log !== null) this.#log.scrollTop = this.#log.scrollHeight;
  }

  #attend(log: HTMLElement | null): void {
    this.#log = log;
    this.#said = 0;
    this.#asked = 0;
    this.#following = true;
    log?.addEventListener("scroll", () => {
      this.#look(log);
    });
    this.#button?.addEventListener("click", () => {
      this.toEnd();
      log?.focus();
    });
  }

  #follow(log: HTMLElement): void {
    const questions = log.querySelectorAll<HTMLElement>(".question");
    const last = questions.item(questions.length - 1) as HTMLElement | null;
    const exchange = last === null ? 0 : log.scrollHeight - last.offsetTop;
    log.scrollTop =
      last !== null && exchange > log.clientHeight ? last.offsetTop - above : log.scrollHeight;
    this.#look(log);
  }

  #look(log: HTMLElement): void {
    this.#following = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
    if (this.#button !== null) this.#button.hidden = this.#following;
  }

  get #button(): HTMLElement | null {
    return this.#root().querySelector(".latest");
  }
}
