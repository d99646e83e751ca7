/** Milliseconds that what a tab has stored needs at most to reach the others. */
const settling = 50;
/** Milliseconds of waiting that a visitor does not notice. */
const unnoticed = 300;

/**
 * Takes the floor of a conversation that the tabs of a site share: one of them speaks at a time.
 * `waiting` is called when another has it for longer than a moment. Answers how to leave it again;
 * when the signal ends the waiting, that does nothing.
 */
export async function takeFloor(
  name: string,
  signal: AbortSignal,
  waiting: () => void,
): Promise<() => void> {
  const timer = setTimeout(waiting, unnoticed);
  try {
    const leave = await request(name, signal);
    return () => {
      setTimeout(leave, settling);
    };
  } catch {
    // Whoever may not have a lock has no storage either, and thereby nothing to share.
    return () => undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Browsers have Web Locks on secure pages only. */
async function request(name: string, signal: AbortSignal): Promise<() => void> {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) {
    const { takeLease } = await import("./floor-lease.js");
    return takeLease(name, signal);
  }
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> =>
      new Promise((leave) => {
        resolve(leave);
      });
    locks.request(name, { signal }, held).catch(reject);
  });
}
