// What every file of browser tests stands on: one demo gateway, one browser, and for each test a
// visitor with a fresh profile.
//
// CHROMIUM_PATH or FIREFOX_PATH names the browser. PARLEY_DIST_FOLDER tests another build than dist/.
// PARLEY_SHOTS names a folder for pictures of the screens.

import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { createGateway } from "../../../demo/gateway/gateway.mjs";
import { defaultOptions } from "../../../demo/gateway/options.mjs";
import { launchBrowser, skip } from "./launch.mjs";
import { OwnerSite } from "./owner-site.mjs";
import { Visitor } from "./visitor.mjs";

/** The folder of the built package. */
export const distFolder = process.env.PARLEY_DIST_FOLDER ?? defaultOptions.distFolder;

const unlimited = { count: 100_000, seconds: 1 };
const rates = Object.fromEntries(Object.keys(defaultOptions.rates).map((name) => [name, unlimited]));

/** The gateway's clock: the computer's, which a scene may put forward. */
class Clock {
  #ahead = 0;

  now = () => Date.now() + this.#ahead;

  /** @param {number} seconds */
  advance(seconds) {
    this.#ahead += seconds * 1000;
  }

  reset() {
    this.#ahead = 0;
  }
}

/**
 * @typedef {object} Parts what a scene is played with
 * @property {Visitor} visitor
 * @property {import("./chat.mjs").Chat} chat the one on the visitor's page
 * @property {Clock} clock
 * @property {OwnerSite} site on another origin than the gateway
 */

/**
 * Sets the stage of a file. Each scene then is a test; it fails when the browser complains about
 * anything that it has not asked for.
 * @param {Partial<import("../../../demo/gateway/options.mjs").GatewayOptions>} [gatewayOptions]
 */
export function setStage(gatewayOptions = {}) {
  const clock = new Clock();
  /** @type {import("../../../demo/gateway/gateway.mjs").Gateway} */
  let gateway;
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {OwnerSite} */
  let site;

  before(async () => {
    if (skip) return;
    if (!existsSync(distFolder)) throw new Error(`${distFolder} does not exist: build it first`);
    const fixed = { database: ":memory:", port: 0, now: clock.now, rates, distFolder };
    gateway = await createGateway({ ...fixed, ...gatewayOptions });
    site = await OwnerSite.open(gateway.url, {
      "/demo/page/": defaultOptions.pageFolder,
      "/dist/": distFolder,
    });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await gateway?.close();
  });

  /**
   * @param {string} name
   * @param {(parts: Parts) => unknown} play
   * @param {import("playwright-core").BrowserContextOptions} [profile] of the visitor's browser
   */
  return function scene(name, play, profile = {}) {
    test(name, { skip }, async (t) => {
      clock.reset();
      const visitor = await Visitor.arrive(browser, gateway, profile);
      try {
        await play({ visitor, chat: visitor.chat, clock, site });
        await visitor.console.assertQuiet();
      } catch (error) {
        await visitor.photograph(`failed ${t.name}`);
        throw error;
      } finally {
        await visitor.leave();
      }
    });
  };
}
