// What the browser keeps for the chat's site, in localStorage. One that is full or forbidden holds
// nothing: visitors lose by it what would be there after a reload, and no more.

/** The text of an entry; null where there is none. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text in an entry, or removes the entry for null. */
export function store(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    return;
  }
}
