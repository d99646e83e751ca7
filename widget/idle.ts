/** Milliseconds after which a page that is never idle waits no longer. */
const patience = 1_000;

/** Acts in an idle moment of the page, after what is to be seen has been drawn. */
export function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: patience });
  else setTimeout(act);
}
