// The chats of one user: the list of them, and the one that is open.

import { element } from "../dom.js";
import { Conversation } from "./conversation.js";
import { ThreadList } from "./thread-list.js";

const longestTitle = 60;

export class Room {
  #client;
  #conversation;
  #threads;

  /** @param {any} client */
  constructor(client) {
    this.#client = client;
    this.#conversation = new Conversation(client, {
      begin: (content) => this.#begin(content),
      changed: () => void this.#list(),
      gone: () => this.#open(null),
    });
    this.#threads = new ThreadList({
      open: (chat) => this.#open(chat),
      remove: (chat) => void this.#remove(chat),
    });
    element("new-chat").addEventListener("click", () => {
      this.#open(null);
    });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && !element("room").hidden) void this.#list();
    });
  }

  /**
   * Shows the chats of a user, or the way in for nobody.
   * @param {string} name
   */
  show(name) {
    const hadFocus = element("signed-in").contains(document.activeElement);
    element("sign-in").hidden = name !== "";
    element("room").hidden = name === "";
    element("account-name").textContent = name;
    this.#conversation.show(null);
    this.#threads.show([], null);
    if (name !== "") void this.#list();
    if (hadFocus) (name === "" ? element("sign-in").elements.name : element("message")).focus();
  }

  /**
   * Begins a chat with its first message as its title.
   * @param {string} content
   */
  async #begin(content) {
    const [line = ""] = content.trim().split("\n");
    const title = line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line;
    const chat = await this.#client.chat.create({ title });
    void this.#list();
    return chat;
  }

  /** @param {{ id: string, title: string } | null} chat null for one that is still to begin */
  #open(chat) {
    this.#conversation.show(chat);
    void this.#list();
    element("message").focus();
  }

  /** @param {{ id: string }} chat */
  async #remove({ id }) {
    await this.#conversation.attempt(() => this.#client.chat.delete(id));
    if (this.#conversation.chatId === id) this.#conversation.show(null);
    await this.#list();
    element("new-chat").focus();
  }

  async #list() {
    const page = await this.#conversation.attempt(() => this.#client.chat.list());
    if (page) this.#threads.show(page.data, this.#conversation.chatId);
  }
}
