/** The element with the focus, also when it lies in open shadow roots. */
export function focusedElement(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

/**
 * Gives the focus to what a screen is used by first: the control of an open tool, the control that
 * the screen marks with `data-focus`, or else the panel.
 */
export function focusFirst(panel: HTMLElement): void {
  const find = (selector: string): HTMLElement | null => panel.querySelector(selector);
  const first = find("[data-focus-tool]") ?? find("[data-focus]") ?? panel;
  first.focus({ preventScroll: true });
}
