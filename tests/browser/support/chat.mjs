// The chat as a visitor finds it: by roles, names and labels.

import assert from "node:assert/strict";
import { eventually } from "./eventually.mjs";

/** A question that the documentation answers. */
export const question = "How do I put the chat on my page?";
export const secondQuestion = "What happens to my messages?";

export class Chat {
  /**
   * @param {import("playwright-core").Page | import("playwright-core").Locator} place a page, or
   *   the part of it with one chat
   * @param {{ name?: string, role?: "dialog" | "region" }} [options] its label, and whether it
   *   floats above the page or stands in it
   */
  constructor(place, { name = "Chat", role = "dialog" } = {}) {
    this.launcher = place.getByRole("button", { name, exact: true });
    this.panel = place.getByRole(role, { name });
    this.title = this.panel.getByRole("heading", { level: 2 });
    this.heading = this.panel.getByRole("heading", { level: 3 });
    this.close = this.button("Close chat");
    this.email = this.panel.getByRole("textbox", { name: "Email address" });
    this.code = this.panel.getByRole("textbox", { name: "Six-digit code" });
    this.message = this.panel.getByRole("textbox", { name: "Your message" });
    this.log = this.panel.getByRole("log");
    this.notice = this.panel.locator(".notice");
    this.retry = this.button("Try again");
    this.menu = this.button("More options");
  }

  /** @param {string | RegExp} name */
  button(name) {
    return this.panel.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** @param {string | RegExp} text */
  text(text) {
    return this.panel.getByText(text);
  }

  /** Clicks the launcher and waits for the panel. */
  async open() {
    await this.launcher.click();
    await this.panel.waitFor();
  }

  /**
   * The answer to the nth question, counted from 0.
   * @param {number} index
   */
  answer(index) {
    return this.log.locator(".question + .answer").nth(index);
  }

  /** Types a message and sends it. @param {string} text */
  async say(text) {
    await this.message.fill(text);
    await this.message.press("Enter");
  }

  /**
   * Asks, and waits until the answer stands there.
   * @param {string} text
   * @returns {Promise<import("playwright-core").Locator>}
   */
  async ask(text) {
    const before = await this.log.locator(".question").count();
    await this.say(text);
    return this.answered(text, before);
  }

  /**
   * Waits for the answer to a question that was sent.
   * @param {string} text
   * @param {number} index
   */
  async answered(text, index) {
    const answer = this.answer(index);
    await answer.getByRole("button", { name: "Copy answer" }).waitFor();
    assert.equal(await this.log.locator(".question p").nth(index).textContent(), text);
    return answer;
  }

  /**
   * The sources that stand below an answer, once their list is opened.
   * @param {import("playwright-core").Locator} answer
   */
  async sources(answer) {
    await answer.getByText(/^\d+ sources?$/).click();
    return answer.getByRole("list").getByRole("link").all();
  }

  /** In place of what stands in the field, which in Firefox `fill` would add to. @param {string} email */
  async typeEmail(email) {
    await this.email.press("ControlOrMeta+a");
    await this.email.press("Delete");
    await this.email.fill(email);
  }

  /** @param {string} email */
  async enterEmail(email) {
    await this.typeEmail(email);
    await this.email.press("Enter");
  }

  /** @param {string} code */
  async enterCode(code) {
    await this.code.fill(code);
    await this.code.press("Enter");
  }

  /**
   * Waits until a part of the conversation can be seen without scrolling.
   * @param {import("playwright-core").Locator} part
   */
  async assertInView(part) {
    await eventually(async () => {
      const [log, { y, height }] = await Promise.all([this.log.boundingBox(), part.boundingBox()]);
      assert.ok(y >= log.y && y + height <= log.y + log.height, `${part} is out of view`);
    });
  }

  /**
   * Waits until a control has the focus.
   * @param {import("playwright-core").Locator} control
   */
  async assertFocused(control) {
    await eventually(async () => {
      const focused = await control.evaluate((node) => node.getRootNode().activeElement === node);
      assert.ok(focused, `The focus is not at ${control}`);
    });
  }
}
