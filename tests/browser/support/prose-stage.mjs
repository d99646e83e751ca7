// What the tests of answers as they are written stand on: one browser, and for each test a page of
// its own with a log that the test fills.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ConsoleWatch } from "./console-watch.mjs";
import { launchBrowser, skip } from "./launch.mjs";
import { ProseSite } from "./prose-site.mjs";

/** What any other host answers. */
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>';

/** A page with a log, and what has happened to it. */
export class ProsePage {
  /**
   * @param {import("playwright-core").Page} page
   * @param {ConsoleWatch} console
   * @param {string[]} foreign
   */
  constructor(page, console, foreign) {
    this.page = page;
    this.console = console;
    /** The addresses on other hosts that were asked for. */
    this.foreign = foreign;
    this.log = page.getByRole("log");
    this.prose = this.log.locator(".prose");
  }

  /**
   * Draws turns in place of those before, and waits for the next frame.
   * @param {import("./prose-page.ts").Turn[]} turns
   */
  async show(...turns) {
    await this.page.evaluate(async (wanted) => {
      await document.querySelector("prose-log").show(wanted);
      await new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      });
    }, turns);
  }

  /** How far the log is from its end, in pixels. */
  distanceToEnd() {
    return this.log.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  }

  /** @param {number} limit in pixels */
  async assertAtEnd(limit = 3) {
    const distance = await this.distanceToEnd();
    assert.ok(distance <= limit, `${distance} pixels from the end`);
  }
}

/**
 * Sets the stage of a file; each scene is a test.
 * @returns {(name: string, play: (page: ProsePage) => unknown, profile?: object) => void}
 */
export function setProseStage() {
  /** @type {ProseSite} */
  let site;
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => {
    if (skip) return;
    site = await ProseSite.open();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  return function scene(name, play, profile = {}) {
    test(name, { skip }, async () => {
      const context = await browser.newContext({ locale: "en-GB", ...profile });
      try {
        const console = await ConsoleWatch.over(context);
        const page = await context.newPage();
        /** @type {string[]} */
        const foreign = [];
        await page.route(
          (address) => !address.href.startsWith(site.url),
          (route) => {
            foreign.push(route.request().url());
            return route.fulfill({ contentType: "image/svg+xml", body: picture });
          },
        );
        await page.goto(site.url);
        await play(new ProsePage(page, console, foreign));
        await console.assertQuiet();
      } finally {
        await context.close();
      }
    });
  };
}
