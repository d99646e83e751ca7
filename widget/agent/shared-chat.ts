import type { ChatMemory } from "./chat-memory.js";

/** What the other tabs tell. */
export interface SharedChatEvents {
  /** The agent has answered in another tab. */
  readonly said: () => void;
  /** Another tab has begun a chat, or forgotten the one that there was: null. */
  readonly moved: (chatId: string | null) => void;
}

/**
 * One chat with an agent in all tabs of a site: one of them speaks at a time, and tells the others
 * that there is something new at the service.
 */
export class SharedChat {
  readonly #memory: ChatMemory;
  readonly #channel: BroadcastChannel;
  readonly #ending = new AbortController();

  constructor(memory: ChatMemory, { moved, said }: SharedChatEvents) {
    const { signal } = this.#ending;
    this.#memory = memory;
    this.#channel = new BroadcastChannel(memory.key);
    this.#channel.addEventListener("message", said, { signal });
    const onStorage = ({ key }: StorageEvent): void => {
      if (key === null || key === memory.key) moved(memory.chatId);
    };
    addEventListener("storage", onStorage, { signal });
  }

  /** Waits until no other tab awaits an answer; `waiting` is called when that takes a while. */
  async takeFloor(signal: AbortSignal, waiting: () => void): Promise<() => void> {
    const { takeFloor } = await import("../floor.js");
    return takeFloor(`${this.#memory.key}:floor`, signal, waiting);
  }

  /** Tells the other tabs that there is something new. */
  tell(): void {
    if (!this.#ending.signal.aborted) this.#channel.postMessage(null);
  }

  end(): void {
    this.#ending.abort();
    this.#channel.close();
  }
}
