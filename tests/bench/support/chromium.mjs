// Chromium as the benches start it, and what they do in its pages and ask of them.

import { chromium } from "playwright-core";

/** Starts the browser that CHROMIUM_PATH names. Without one it says so, and ends the bench. */
export function launchChromium() {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) {
    console.log("Skipped: no Chromium was found. CHROMIUM_PATH names one.");
    process.exit(0);
  }
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-sync"],
  });
}

/**
 * Milliseconds that a page's main thread has spent so far, in scripts and altogether.
 * @param {import("playwright-core").CDPSession} session in which "Performance" is enabled
 */
export async function mainThread(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  const all = Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  return { script: all.ScriptDuration, tasks: all.TaskDuration };
}

/**
 * For a page: clicks the launcher, if a selector names one, and resolves with the milliseconds until
 * there is a field to type into. Both may be in shadow trees.
 * @param {string | undefined} launcher
 * @returns {Promise<number>}
 */
export function untilTypable(launcher) {
  const inShadows = function* (root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* inShadows(element.shadowRoot);
    }
  };
  const find = (selector) => {
    for (const element of inShadows(document)) {
      if (element.matches(selector) && element.checkVisibility()) return element;
    }
    return undefined;
  };
  const fields = 'textarea:not([disabled]), input[type="text"]:not([disabled]), [contenteditable]';
  const started = performance.now();
  return new Promise((resolve) => {
    let isClicked = launcher === undefined;
    const look = () => {
      if (!isClicked) {
        const button = find(launcher);
        button?.click();
        isClicked = button !== undefined;
      }
      if (isClicked && find(fields)) resolve(performance.now() - started);
      else requestAnimationFrame(look);
    };
    look();
  });
}
