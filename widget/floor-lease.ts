/** Milliseconds after which the floor is free again when its tab is gone without a word. */
const term = 60_000;
/** Milliseconds between two renewals; a tab in the background may be woken once a minute only. */
const renewal = 20_000;
/** Milliseconds between two looks at whether the floor is free. */
const pause = 250;
/** Milliseconds in which a tab that has taken the floor at the same time shows itself. */
const doubt = 50;

/**
 * The floor of a conversation on pages that have no Web Locks: an entry in localStorage says whose
 * it is, and until when. Two tabs may write it at once; the one whose entry stands has the floor.
 */
export async function takeLease(name: string, signal: AbortSignal): Promise<() => void> {
  const id = Math.random().toString(36).slice(2);
  const isMine = (): boolean => holder(name)?.id === id;
  while (!isMine()) {
    signal.throwIfAborted();
    if (holder(name) === null) {
      extend(name, id);
      await sleep(doubt);
    } else {
      await sleep(pause);
    }
  }
  const renewing = setInterval(() => {
    extend(name, id);
  }, renewal);
  const leave = (): void => {
    clearInterval(renewing);
    removeEventListener("pagehide", leave);
    if (isMine()) localStorage.removeItem(name);
  };
  addEventListener("pagehide", leave);
  if (signal.aborted) leave();
  return leave;
}

/** Whose the floor is; null when it is free. */
function holder(name: string): { readonly id: string } | null {
  const [id = "", until = ""] = (localStorage.getItem(name) ?? "").split(" ");
  const left = Number(until) - Date.now();
  return left > 0 && left <= term ? { id } : null;
}

function extend(name: string, id: string): void {
  localStorage.setItem(name, `${id} ${String(Date.now() + term)}`);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
