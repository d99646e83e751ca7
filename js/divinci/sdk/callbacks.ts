/**
 * Calls what a page gave to be called. What it throws, at once or later, is logged: it is no fault
 * of the call under way.
 */
export function callBack(callback: unknown, ...args: unknown[]): void {
  if (typeof callback !== "function") return;
  try {
    const result: unknown = (callback as (...args: unknown[]) => unknown)(...args);
    if (result instanceof Promise) result.catch(report);
  } catch (error) {
    report(error);
  }
}

function report(error: unknown): void {
  console.error("[parley] A callback failed:", error);
}
