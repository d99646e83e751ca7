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
 * A page in a context of its own, with an empty cache and `findVisible`, on a processor so many times
 * as slow. "Performance" is enabled in its session.
 * @param {import("playwright-core").Browser} browser
 * @param {number} throttle
 */
export async function openPage(browser, throttle) {
  const context = await browser.newContext();
  await context.addInitScript(defineFindVisible);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  return { page, session, close: () => context.close() };
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

/** For a new document: defines `findVisible(selector)`, which looks in shadow trees as well. */
function defineFindVisible() {
  const inShadows = function* (root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* inShadows(element.shadowRoot);
    }
  };
  globalThis.findVisible = (selector) => {
    for (const element of inShadows(document)) {
      if (element.matches(selector) && element.checkVisibility()) return element;
    }
    return undefined;
  };
}

/** Selector of what a visitor can type into. */
export const fields =
  'textarea:not([disabled]), input[type="text"]:not([disabled]), [contenteditable]';

/**
 * For a page with `findVisible`: clicks the launcher, if a selector names one, and resolves with the
 * milliseconds until there is one of `fields`.
 * @param {{ launcher?: string, fields: string }} selectors
 * @returns {Promise<number>}
 */
export function untilTypable({ launcher, fields }) {
  const { findVisible } = globalThis;
  const started = performance.now();
  return new Promise((resolve) => {
    let isClicked = launcher === undefined;
    const look = () => {
      if (!isClicked) {
        const button = findVisible(launcher);
        button?.click();
        isClicked = button !== undefined;
      }
      if (isClicked && findVisible(fields)) resolve(performance.now() - started);
      else requestAnimationFrame(look);
    };
    look();
  });
}

/**
 * For a page with `findVisible`: resolves with the milliseconds from the next Enter until an element
 * that the selector names has words, and a frame with them has been drawn.
 * @param {string} answer
 * @returns {Promise<number>}
 */
export function untilAnswered(answer) {
  return new Promise((resolve) => {
    const onKey = ({ key }) => {
      if (key !== "Enter") return;
      removeEventListener("keydown", onKey, true);
      const started = performance.now();
      const look = () => {
        const hasWords = globalThis.findVisible(answer)?.textContent.trim();
        requestAnimationFrame(hasWords ? () => resolve(performance.now() - started) : look);
      };
      look();
    };
    addEventListener("keydown", onKey, true);
  });
}
