// @ts-check
import { EventEmitter, once } from "node:events";

/**
 * @typedef {{ type: "message", message: import("../chats/wire-shapes.mjs").WireMessage }
 *   | { type: "status", status: "answering" | "idle" }
 *   | { type: "deleted" }} Frame what listeners to a chat are told
 */
/**
 * @typedef {object} Listener
 * @property {string} userId
 * @property {string} chatId
 * @property {(frame: Frame) => void} tell
 */

/** Tells whoever listens to a chat what happens in it. */
export class ChatFeeds {
  /** @type {Set<Listener>} */
  #listeners = new Set();
  #changes = new EventEmitter().setMaxListeners(0);

  /**
   * @param {Listener} listener
   * @returns {() => void} ends it
   */
  listen(listener) {
    this.#listeners.add(listener);
    this.#changes.emit("change");
    return () => {
      this.#listeners.delete(listener);
      this.#changes.emit("change");
    };
  }

  /**
   * @param {string} chatId
   * @param {Frame} frame
   */
  tell(chatId, frame) {
    const all = [...this.#listeners];
    for (const listener of all) if (listener.chatId === chatId) listener.tell(frame);
  }

  /**
   * @param {string} userId
   * @returns {number} how often this user listens
   */
  listenersOf(userId) {
    return [...this.#listeners].filter((listener) => listener.userId === userId).length;
  }

  /** @returns {number} how many users listen */
  activeUsers() {
    return new Set([...this.#listeners].map(({ userId }) => userId)).size;
  }

  /**
   * Waits until somebody begins or ceases to listen.
   * @param {AbortSignal} signal ends the wait with an AbortError
   */
  async nextChange(signal) {
    await once(this.#changes, "change", { signal });
  }
}
