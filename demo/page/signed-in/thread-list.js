// The list of a user's chats.

import { element, make } from "../dom.js";

/** @typedef {{ id: string, title: string }} Thread */

export class ThreadList {
  #actions;

  /** @param {{ open: (chat: Thread) => void, remove: (chat: Thread) => void }} actions */
  constructor(actions) {
    this.#actions = actions;
  }

  /**
   * @param {Thread[]} chats
   * @param {string | null} current the open one's id
   */
  show(chats, current) {
    const list = element("threads");
    const focused = list.contains(document.activeElement) ? document.activeElement.id : "";
    list.replaceChildren(...chats.map((chat) => this.#item(chat, chat.id === current)));
    if (focused) document.getElementById(focused)?.focus();
  }

  /**
   * @param {Thread} chat
   * @param {boolean} current
   */
  #item(chat, current) {
    const open = make("button", chat.title);
    open.type = "button";
    open.id = `open-${chat.id}`;
    if (current) open.setAttribute("aria-current", "true");
    open.addEventListener("click", () => {
      this.#actions.open(chat);
    });
    const remove = make("button", "×");
    remove.type = "button";
    remove.id = `remove-${chat.id}`;
    remove.className = "plain";
    remove.setAttribute("aria-label", `Delete “${chat.title}”`);
    remove.addEventListener("click", () => {
      this.#actions.remove(chat);
    });
    const item = make("li");
    item.append(open, remove);
    return item;
  }
}
