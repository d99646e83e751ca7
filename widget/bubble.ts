import { render, type TemplateResult } from "lit";

/** Pixels between the bubble and what it must not touch. */
const gap = 8;
const widest = 340;
const highest = 380;
/** Below this height, the side with more room is taken. */
const comfortable = 180;

/**
 * A box beside a button, above everything else. It has the focus while it is there, and goes when the
 * visitor turns to something else: by Escape, by a click elsewhere, by the button itself.
 */
export class Bubble {
  readonly #sheet = new CSSStyleSheet();
  #button: HTMLButtonElement | null = null;
  #box: HTMLElement | null = null;
  #shown = new AbortController();

  /**
   * Opens it at a click on the button; at the next one, the browser closes it. To be called while
   * the click is being dispatched: the browser then shows what the button has become the button of.
   */
  open(button: HTMLButtonElement, content: TemplateResult): void {
    if (button === this.#button) return;
    this.close();
    const panel = button.closest(".panel");
    if (panel === null || !("popover" in button)) return;
    const box = document.createElement("div");
    box.className = "bubble";
    box.popover = "auto";
    box.role = "dialog";
    box.ariaLabel = button.ariaLabel;
    box.tabIndex = -1;
    render(content, box);
    panel.append(box);
    this.#button = button;
    this.#box = box;
    this.#listen(button, box);
    button.popoverTargetElement = box;
  }

  /** Takes it away. A focus that it had is the button's again when `giveBack` says so. */
  close(giveBack = false): void {
    const button = this.#button;
    if (button === null) return;
    this.#button = null;
    this.#shown.abort();
    button.popoverTargetElement = null;
    button.ariaExpanded = "false";
    this.#box?.remove();
    this.#box = null;
    if (giveBack) button.focus({ preventScroll: true });
  }

  #listen(button: HTMLButtonElement, box: HTMLElement): void {
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    const root = button.getRootNode();
    if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(this.#sheet)) {
      root.adoptedStyleSheets.push(this.#sheet);
    }
    box.addEventListener("toggle", this.#onToggle, { signal });
    for (const place of [box, button]) {
      place.addEventListener("keydown", this.#onKeydown, { signal });
      place.addEventListener("focusout", this.#onFocusout, { signal });
    }
    // What scrolls in a shadow tree is not heard outside of it.
    for (const scrolled of [root, window]) {
      scrolled.addEventListener("scroll", this.#place, { capture: true, passive: true, signal });
    }
    window.addEventListener("resize", this.#place, { signal });
  }

  readonly #onToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState === "closed") {
      // The browser has given the focus back where the bubble had it.
      this.close();
      return;
    }
    if (this.#button !== null) this.#button.ariaExpanded = "true";
    this.#place();
    this.#box?.focus({ preventScroll: true });
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    // The chat would close too.
    event.stopPropagation();
    event.preventDefault();
    this.close(true);
  };

  readonly #onFocusout = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node) || relatedTarget === this.#button) return;
    if (this.#box?.contains(relatedTarget) === false) this.close();
  };

  /** Beside the button, inside of the panel; gone when the button has scrolled out of view. */
  readonly #place = (): void => {
    const panel = this.#box?.parentElement?.getBoundingClientRect();
    const log = this.#button?.closest(".log")?.getBoundingClientRect();
    const button = this.#button?.getBoundingClientRect();
    if (panel === undefined || button === undefined) return;
    if (log === undefined || button.bottom < log.top || button.top > log.bottom) {
      this.close(true);
      return;
    }
    const width = Math.min(widest, panel.width - 2 * gap);
    const middle = (button.left + button.right - width) / 2;
    const left = Math.max(panel.left + gap, Math.min(middle, panel.right - gap - width));
    const above = button.top - 2 * gap;
    const below = innerHeight - button.bottom - 2 * gap;
    const side =
      below >= Math.min(comfortable, above)
        ? `top:${button.bottom + gap}px;max-height:${Math.min(below, highest)}px`
        : `bottom:${innerHeight - button.top + gap}px;max-height:${Math.min(above, highest)}px`;
    this.#sheet.replaceSync(`.bubble{left:${left}px;width:${width}px;${side}}`);
  };
}
