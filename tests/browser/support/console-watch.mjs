// Everything that a browser has to complain about, and which of it a test has asked for.

import assert from "node:assert/strict";
import { eventually } from "./eventually.mjs";
import { isFirefox } from "./launch.mjs";

const loud = new Set(["error", "warning", "assert"]);

/** Has the page say on the console what its Content-Security-Policy has stopped. */
function tellViolations() {
  addEventListener("securitypolicyviolation", (event) => {
    const { blockedURI, effectiveDirective, lineNumber, sample, sourceFile } = event;
    const place = `${sourceFile}:${lineNumber}`;
    console.error(`CSP violation of ${effectiveDirective}: ${blockedURI} ${sample} at ${place}`);
  });
}

/** Resolves when the page has run what was waiting. Timers would depend on the page's clock. */
async function afterNextTasks() {
  for (let task = 0; task < 5; task += 1) {
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  }
}

/**
 * Listens to all pages of a browser context: console errors and warnings, uncaught exceptions and
 * violations of the Content-Security-Policy. A test names those that it provokes; any other fails
 * it.
 */
export class ConsoleWatch {
  /** @type {string[]} what nobody has asked for yet */
  #unclaimed = [];
  /** @type {RegExp[]} what may come again */
  #tolerated = [];
  #context;

  /** @param {import("playwright-core").BrowserContext} context */
  constructor(context) {
    this.#context = context;
  }

  /** @param {import("playwright-core").BrowserContext} context */
  static async over(context) {
    const watch = new ConsoleWatch(context);
    context.on("console", (message) => {
      if (loud.has(message.type())) watch.#unclaimed.push(message.text());
    });
    context.on("weberror", (error) => watch.#unclaimed.push(`Uncaught: ${error.error().message}`));
    // Firefox calls it an error of the page's that a request got no answer.
    if (isFirefox) watch.tolerate(/^Uncaught: .*CORS request did not succeed/);
    await context.addInitScript(tellViolations);
    return watch;
  }

  /**
   * Waits for messages that the test has provoked.
   * @param {RegExp} pattern
   * @param {number} [times] how many of the kind
   */
  async expect(pattern, times = 1) {
    for (let time = 0; time < times; time += 1) {
      await eventually(() => {
        const place = this.#unclaimed.findIndex((text) => pattern.test(text));
        assert.notEqual(place, -1, `Nothing like ${pattern} on the console: ${listed(this.#unclaimed)}`);
        this.#unclaimed.splice(place, 1);
      });
    }
  }

  /**
   * Waits for a message that the test has provoked and that may come any number of times.
   * @param {RegExp} pattern
   */
  async expectRepeated(pattern) {
    await this.expect(pattern);
    this.tolerate(pattern);
  }

  /**
   * Lets a message pass that may come or not, as what is loaded on the side may be there or not.
   * @param {RegExp} pattern
   */
  tolerate(pattern) {
    this.#tolerated.push(pattern);
  }

  /**
   * The same for the line that Chromium itself logs about a request that fails.
   * @param {RegExp} reason such as /status of 400/ or /ERR_FAILED/
   */
  async expectFailedRequests(reason) {
    if (isFirefox) return;
    await this.expectRepeated(new RegExp(`^Failed to load resource: .*${reason.source}`));
  }

  /** Fails when there is a message that no test has asked for. */
  async assertQuiet() {
    for (const page of this.#context.pages()) await page.evaluate(afterNextTasks);
    const tolerated = (text) => this.#tolerated.some((pattern) => pattern.test(text));
    const unexpected = this.#unclaimed.filter((text) => !tolerated(text));
    assert.equal(unexpected.length, 0, `Unexpected on the console: ${listed(unexpected)}`);
  }
}

/** @param {string[]} messages */
function listed(messages) {
  return messages.map((text) => `\n  ${text}`).join("") || "(nothing)";
}
