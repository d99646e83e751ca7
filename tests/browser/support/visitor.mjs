// One visitor with a browser profile of their own, at the demo page.

import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Chat } from "./chat.mjs";
import { ConsoleWatch } from "./console-watch.mjs";
import { eventually } from "./eventually.mjs";

const patience = 15_000;
const profile = { locale: "en-GB", colorScheme: "light", viewport: { width: 1100, height: 820 } };

export class Visitor {
  /** An address that nobody else has. */
  email = `visitor-${randomUUID()}@example.com`;

  /**
   * @param {object} parts
   * @param {import("../../../demo/gateway/gateway.mjs").Gateway} parts.gateway
   * @param {import("playwright-core").BrowserContext} parts.context
   * @param {import("playwright-core").Page} parts.page
   * @param {ConsoleWatch} parts.console
   */
  constructor({ gateway, context, page, console }) {
    this.gateway = gateway;
    this.context = context;
    this.page = page;
    this.console = console;
    this.chat = new Chat(page);
  }

  /**
   * @param {import("playwright-core").Browser} browser
   * @param {import("../../../demo/gateway/gateway.mjs").Gateway} gateway
   * @param {import("playwright-core").BrowserContextOptions} options
   */
  static async arrive(browser, gateway, options) {
    const context = await browser.newContext({ ...profile, ...options });
    context.setDefaultTimeout(patience);
    const console = await ConsoleWatch.over(context);
    return new Visitor({ gateway, context, page: await context.newPage(), console });
  }

  /**
   * Opens the demo page with a release.
   * @param {string} release
   * @param {Record<string, string>} [settings] the page's other settings
   */
  async visit(release, settings = {}) {
    await this.page.goto(this.addressOf("", { release, ...settings }));
    await this.chat.launcher.waitFor();
  }

  /**
   * Opens the demo page with a release, and the chat on it.
   * @param {string} release
   * @param {Record<string, string>} [settings]
   */
  async visitAndOpen(release, settings) {
    await this.visit(release, settings);
    await this.chat.open();
  }

  /**
   * Passes a gate that asks for a code.
   * @param {string} release
   * @param {Record<string, string>} [settings]
   */
  async passByCode(release, settings) {
    await this.visitAndOpen(release, settings);
    await this.chat.enterEmail(this.email);
    await this.chat.code.waitFor();
    await this.chat.enterCode(await this.mailedCode());
    await this.chat.message.waitFor();
  }

  /**
   * An address of the gateway.
   * @param {string} path
   * @param {Record<string, string>} [query]
   */
  addressOf(path, query = {}) {
    const address = new URL(path, this.gateway.url);
    address.search = new URLSearchParams(query).toString();
    return address.href;
  }

  /** The page that the gateway serves at a path, as text. @param {string} path */
  async read(path) {
    return (await fetch(this.addressOf(path))).text();
  }

  /**
   * Waits until so many mails have reached an address, and answers the newest.
   * @param {number} count
   * @param {string} to
   * @returns {Promise<{ subject: string, text: string }>}
   */
  newestMail(count, to) {
    return eventually(async () => {
      const { messages } = await (await fetch(this.addressOf("mail.json", { to }))).json();
      if (messages.length < count) throw new Error(`${messages.length} mails reached ${to}`);
      return messages[0];
    });
  }

  /** The code in the newest of so many mails. */
  async mailedCode(count = 1, to = this.email) {
    return /\b\d{6}\b/.exec((await this.newestMail(count, to)).text)?.[0] ?? "";
  }

  /** The link in the newest of so many mails. */
  async mailedLink(count = 1, to = this.email) {
    return /https?:\S+/.exec((await this.newestMail(count, to)).text)?.[0] ?? "";
  }

  /** What the browser keeps for the site of the visitor's page. */
  stored() {
    return this.page.evaluate(() => ({ local: { ...localStorage }, session: { ...sessionStorage } }));
  }

  /**
   * Has the pages that are opened from now on count the notes that they play.
   * @returns {Promise<() => Promise<number>>} asks the visitor's page how many there were
   */
  async countNotes() {
    await this.context.addInitScript(() => {
      window.notes = 0;
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (...when) {
        window.notes += 1;
        return start.apply(this, when);
      };
    });
    return () => this.page.evaluate(() => window.notes);
  }

  /**
   * Notes the requests to an address from now on.
   * @param {RegExp} address
   * @returns {import("playwright-core").Request[]} grows
   */
  requestsTo(address) {
    /** @type {import("playwright-core").Request[]} */
    const requests = [];
    this.context.on("request", (request) => {
      if (address.test(request.url())) requests.push(request);
    });
    return requests;
  }

  /**
   * Has the next requests to an address answered otherwise than by the gateway.
   * @param {string} address
   * @param {(route: import("playwright-core").Route) => unknown} answer
   * @param {number} [times] how many of them; all when left out
   */
  async intercept(address, answer, times) {
    await this.page.route(address, answer, times === undefined ? {} : { times });
  }

  /**
   * Holds the requests to an address up, until the function that this answers is called.
   * @param {string} address
   * @returns {Promise<() => void>}
   */
  async hold(address) {
    let letGo = () => {};
    const held = new Promise((resolve) => {
      letGo = resolve;
    });
    await this.page.route(address, async (route) => {
      await held;
      await route.fallback();
    });
    return letGo;
  }

  /** Takes the network away. The colours of code may be on their way: the chat does without. */
  async goOffline() {
    this.console.tolerate(/^Failed to load resource: .*ERR_INTERNET_DISCONNECTED/);
    await this.context.setOffline(true);
  }

  /** Photographs the page where PARLEY_SHOTS names a folder for that. @param {string} name */
  async photograph(name) {
    const folder = process.env.PARLEY_SHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  async leave() {
    await this.context.close();
  }
}
