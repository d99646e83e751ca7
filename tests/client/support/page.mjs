// Parts of a browser for code that looks for them: each ends with the test.

/** Puts something in place of a global variable until the test ends. A getter may throw. */
export function withGlobal(t, name, descriptor) {
  const before = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { configurable: true, ...descriptor });
  t.after(() => {
    if (before) Object.defineProperty(globalThis, name, before);
    else delete globalThis[name];
  });
}

/** A localStorage with these contents. */
export function withStorage(t, contents = {}) {
  const kept = new Map(Object.entries(contents));
  const value = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => {
      kept.set(key, String(text));
    },
    removeItem: (key) => {
      kept.delete(key);
    },
  };
  withGlobal(t, "localStorage", { value });
  return kept;
}

/** A page at an address, whose history can be rewritten. Returns where the page is now. */
export function withAddress(t, href) {
  const page = { href, state: { kept: true } };
  withGlobal(t, "location", { get: () => ({ href: page.href }) });
  withGlobal(t, "history", {
    value: {
      get state() {
        return page.state;
      },
      replaceState(state, _, url) {
        page.state = state;
        page.href = String(url);
      },
    },
  });
  return page;
}

/** Keeps warnings from the console; `calls` holds them. */
export function withWarnings(t) {
  return t.mock.method(console, "warn", () => undefined).mock;
}

/** A browser's window, as far as a flow looks at it. Events are dispatched on what is returned. */
export function withWindow(t, { onLine = true } = {}) {
  const window = new EventTarget();
  withGlobal(t, "window", { value: window });
  withGlobal(t, "navigator", { value: { onLine } });
  withGlobal(t, "addEventListener", { value: window.addEventListener.bind(window) });
  return window;
}
