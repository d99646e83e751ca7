import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How near the end, in pixels, counts as being there for a reader who comes back to it. */
const nearEnd = 48;
/** Pixels that a position may differ by without having changed: browsers round. */
const rounding = 2;
/** Pixels above a question that is scrolled to. */
const above = 12;
/** How many stretches or messages at the end are watched: others are out of sight of who is there. */
const tail = 8;

/**
 * Scrolls the log for a reader who is at its end or has just asked something, and leaves any other
 * alone, with a button that leads back. An answer that comes whole and is longer than the log is
 * shown from its question on; one that grows is followed.
 *
 * Only a reader leaves the end: whatever grows or shrinks in the log does not look like somebody
 * who scrolls up.
 */
export class LogScroll implements ReactiveController {
  readonly #root: () => ParentNode;
  readonly #growth = new ResizeObserver(() => {
    this.#hold();
  });
  #log: HTMLElement | null = null;
  readonly #watched = new Set<Element>();
  /** How much has been said; what opens inside of it does not count. */
  #said = 0;
  #asked = 0;
  #isFollowing = true;
  /** Where the log was last seen, to tell up from down. */
  #position = 0;

  constructor(host: ReactiveControllerHost, root: () => ParentNode) {
    this.#root = root;
    host.addController(this);
  }

  hostUpdated(): void {
    const log = this.#root().querySelector<HTMLElement>(".log");
    if (log !== this.#log) this.#attend(log);
    if (log === null) return;
    this.#watchEnd(log);
    const { answered, asked } = countsOf(log);
    const said = asked + answered;
    if (said === this.#said) return;
    const isAsking = asked > this.#asked;
    this.#said = said;
    this.#asked = asked;
    if (this.#isFollowing || isAsking) this.#show(log);
  }

  hostConnected(): void {
    if (this.#log !== null) this.#growth.observe(this.#log);
  }

  hostDisconnected(): void {
    this.#growth.disconnect();
    this.#watched.clear();
  }

  /** Goes to the end, and stays there. */
  toEnd(): void {
    if (this.#log !== null) this.#goTo(this.#log, this.#log.scrollHeight);
  }

  #attend(log: HTMLElement | null): void {
    this.#growth.disconnect();
    this.#watched.clear();
    this.#log = log;
    this.#said = 0;
    this.#asked = 0;
    this.#isFollowing = true;
    if (log === null) return;
    this.#growth.observe(log);
    log.addEventListener("scroll", () => {
      this.#look(log);
    });
    this.#button?.addEventListener("click", () => {
      this.toEnd();
      log.focus();
    });
  }

  #watchEnd(log: HTMLElement): void {
    const end = new Set<Element>();
    let message = log.lastElementChild;
    for (; message !== null && end.size < tail; message = message.previousElementSibling) {
      end.add(message);
    }
    for (const gone of this.#watched) if (!end.has(gone)) this.#unwatch(gone);
    for (const found of end) if (!this.#watched.has(found)) this.#watch(found);
  }

  #watch(message: Element): void {
    this.#watched.add(message);
    this.#growth.observe(message);
  }

  #unwatch(message: Element): void {
    this.#watched.delete(message);
    this.#growth.unobserve(message);
  }

  /**
   * Shows what has just been said: to its end, unless its question would go out of view for that.
   * A question that is out of view has an answer that grows, and is followed.
   */
  #show(log: HTMLElement): void {
    const questions = log.getElementsByClassName("question");
    const last = questions.item(questions.length - 1);
    const top = last instanceof HTMLElement ? last.offsetTop : log.scrollHeight;
    const isLong = log.scrollHeight - top > log.clientHeight && log.scrollTop <= top;
    this.#goTo(log, isLong ? top - above : log.scrollHeight);
  }

  /** The log has another size than before: a reader at its end stays there. */
  #hold(): void {
    if (this.#log === null || this.#log.clientHeight === 0) return;
    if (this.#isFollowing) this.toEnd();
    else this.#tell(this.#log);
  }

  #goTo(log: HTMLElement, position: number): void {
    log.scrollTop = position;
    this.#position = log.scrollTop;
    this.#isFollowing = distanceToEnd(log) < nearEnd;
    this.#tell(log);
  }

  /** Somebody has scrolled, or the browser has because something has become smaller. */
  #look(log: HTMLElement): void {
    if (log.clientHeight === 0) return;
    const distance = distanceToEnd(log);
    const isUp = log.scrollTop < this.#position - rounding;
    this.#position = log.scrollTop;
    if (isUp) this.#isFollowing = distance <= rounding;
    else this.#isFollowing ||= distance < nearEnd;
    this.#tell(log);
  }

  #tell(log: HTMLElement): void {
    // A browser that holds what is in view where it is would work against us at the end.
    log.toggleAttribute("data-following", this.#isFollowing);
    if (this.#button !== null) this.#button.hidden = this.#isFollowing;
  }

  get #button(): HTMLElement | null {
    return this.#root().querySelector(".latest");
  }
}

/** How much has been asked and answered, as the view of the log tells. */
function countsOf({ dataset }: HTMLElement): { asked: number; answered: number } {
  return { asked: Number(dataset.asked), answered: Number(dataset.answered) };
}

function distanceToEnd(log: HTMLElement): number {
  return log.scrollHeight - log.scrollTop - log.clientHeight;
}
