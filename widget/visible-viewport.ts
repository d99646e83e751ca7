import type { ReactiveController, ReactiveControllerHost } from "lit";

/**
 * How much of the window an on-screen keyboard leaves free, as custom properties for the style of
 * a chat that fills the screen. They are set in a style sheet of their own: the element's `style`
 * attribute belongs to the owner.
 */
export class VisibleViewport implements ReactiveController {
  /** To be adopted by the shadow root. */
  readonly sheet = new CSSStyleSheet();
  readonly #measure = (): void => {
    const viewport = window.visualViewport;
    // A visitor who zooms in by hand wants to see a part of the chat, not a smaller chat.
    if (viewport === null || viewport.scale > 1.01) return;
    const { height, offsetTop } = viewport;
    this.sheet.replaceSync(
      `:host{--_visible-height:${String(height)}px;--_visible-top:${String(offsetTop)}px}`,
    );
  };

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#measure();
    window.visualViewport?.addEventListener("resize", this.#measure);
    window.visualViewport?.addEventListener("scroll", this.#measure);
  }

  hostDisconnected(): void {
    window.visualViewport?.removeEventListener("resize", this.#measure);
    window.visualViewport?.removeEventListener("scroll", this.#measure);
  }
}
