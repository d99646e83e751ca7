import { html, noChange, type TemplateResult } from "lit";
import { type ChildPart, Directive, directive } from "lit/directive.js";
import { whenIdle } from "../idle.js";

/** Items of a stretch: so few that it is drawn within a frame. */
const length = 4;
/** Stretches at the end, which are always drawn: where the end is depends on their height. */
const near = 2;

/** Without it, nothing tells when a stretch comes into view. */
const isTold = "oncontentvisibilityautostatechange" in globalThis;

type Stretch = [draw: () => unknown, isFar: boolean, update: () => void];

class StretchDirective extends Directive {
  #isWatched = false;
  #isSeen = true;
  /** To be drawn with the next update, though nobody sees it. */
  #isDue = false;

  override render(...[draw]: Stretch): unknown {
    return draw();
  }

  override update({ parentNode }: ChildPart, [draw, isFar, update]: Stretch): unknown {
    if (!this.#isWatched) this.#watch(parentNode, isFar && isTold, update);
    if (isFar && !this.#isSeen && !this.#isDue) return noChange;
    this.#isDue = false;
    return draw();
  }

  #watch(element: Node, isUnseen: boolean, update: () => void): void {
    this.#isWatched = true;
    this.#isSeen = !isUnseen;
    element.addEventListener("contentvisibilityautostatechange", (event) => {
      this.#isSeen = !(event as ContentVisibilityAutoStateChangeEvent).skipped;
      if (this.#isSeen) update();
    });
    // The browser's search and a screen reader find what nobody has scrolled to as well.
    if (isUnseen) {
      whenIdle(() => {
        this.#isDue = true;
        update();
      });
    }
  }
}

const stretch = directive(StretchDirective);

/**
 * Draws a conversation in stretches, each of them when it comes near what is seen, or else in an idle
 * moment; a change waits likewise. So what a long one costs, when it is opened and with each update,
 * is what is seen of it. `update` draws again.
 */
export function inStretches<T>(
  items: readonly T[],
  draw: (item: T, index: number) => unknown,
  update: () => void,
): TemplateResult[] {
  const count = Math.ceil(items.length / length);
  return Array.from({ length: count }, (_, place) => {
    const start = place * length;
    const isFar = place < count - near;
    const drawAll = (): unknown =>
      items.slice(start, start + length).map((item, at) => draw(item, start + at));
    return html`<div class=${isFar ? "stretch far" : "stretch"}>
      ${stretch(drawAll, isFar, update)}
    </div>`;
  });
}
