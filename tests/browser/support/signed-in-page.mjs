// The demo's page of signed-in chat as a user finds it: by roles, names and labels.

import assert from "node:assert/strict";
import { eventually } from "./eventually.mjs";

export class SignedInPage {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    this.name = page.getByRole("textbox", { name: "Name", exact: true });
    this.signOut = page.getByRole("button", { name: "Sign out" });
    this.newChat = page.getByRole("button", { name: "New chat" });
    this.threads = page.getByRole("list", { name: "Chats" }).getByRole("listitem");
    this.log = page.getByRole("log", { name: "Messages" });
    this.questions = this.log.locator("article.user > .text");
    this.answers = this.log.locator("article.assistant");
    this.message = page.getByRole("textbox", { name: "Your message" });
    this.send = page.getByRole("button", { name: "Send", exact: true });
    this.stop = page.getByRole("button", { name: "Stop" });
    this.live = page.getByText("Live", { exact: true });
  }

  /**
   * @param {import("./visitor.mjs").Visitor} visitor
   * @param {import("playwright-core").Page} [page] another tab
   * @param {Record<string, string>} [settings] the page's
   */
  static async open(visitor, page = visitor.page, settings = {}) {
    await page.goto(visitor.addressOf("signed-in.html", settings));
    await page.getByRole("heading", { name: "Signed-in chat", exact: true }).waitFor();
    return new SignedInPage(page);
  }

  /** @param {string} name */
  async signIn(name) {
    await this.name.fill(name);
    await this.name.press("Enter");
    await this.signOut.waitFor();
  }

  /**
   * The chat with this title in the list.
   * @param {string} title
   */
  thread(title) {
    return this.threads.getByRole("button", { name: title, exact: true });
  }

  /** @param {string} title */
  remove(title) {
    return this.threads.getByRole("button", { name: `Delete “${title}”` });
  }

  /** @param {string} text */
  async say(text) {
    await this.message.fill(text);
    await this.message.press("Enter");
  }

  /**
   * Asks, and waits until the answer stands there.
   * @param {string} text
   */
  async ask(text) {
    const before = await this.answers.count();
    await this.say(text);
    return this.answered(before);
  }

  /**
   * Waits for the whole of an answer, and for the socket: a browser complains where one is closed
   * before it is open.
   * @param {number} index
   */
  async answered(index) {
    const answer = this.answers.nth(index);
    await answer.and(this.log.locator("[aria-busy=false]")).waitFor();
    await this.send.waitFor();
    await this.live.waitFor();
    return answer;
  }

  /** Scrolls the page so that a picture has as much as possible of the chat. */
  async showWhole() {
    await this.signOut.evaluate((node) => node.closest("section").scrollIntoView());
  }

  /**
   * Waits until a control has the focus.
   * @param {import("playwright-core").Locator} control
   */
  async assertFocused(control) {
    await eventually(async () => {
      const focused = await control.evaluate((node) => document.activeElement === node);
      assert.ok(focused, `The focus is not at ${control}`);
    });
  }
}
