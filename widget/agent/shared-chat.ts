import { takeFloor } from "../floor.js";
import type { ChatMemory } from "./chat-memory.js";
import type { AgentSession } from "./session.js";

/**
 * One chat with an agent in all tabs of a site: one of them speaks at a time, and tells the others
 * that there is something new at the service.
 */
export class SharedChat {
  /** Whether another tab awaits an answer, and this one has something to say. */
  isHeldUp = false;
  /** Whether the agent has said something in another tab that is not shown here. */
  #isBehind = false;
  readonly #memory: ChatMemory;
  readonly #session: AgentSession;
  readonly #changed: () => void;
  readonly #signal: AbortSignal;
  readonly #channel: BroadcastChannel;

  /** The signal ends it. */
  constructor(memory: ChatMemory, session: AgentSession, changed: () => void, signal: AbortSignal) {
    this.#memory = memory;
    this.#session = session;
    this.#changed = changed;
    this.#signal = signal;
    this.#channel = new BroadcastChannel(memory.key);
    this.#channel.addEventListener("message", () => void this.#catchUp(), { signal });
    const onStorage = ({ key }: StorageEvent): void => {
      if (key === null || key === memory.key) this.#follow();
    };
    addEventListener("storage", onStorage, { signal });
    signal.addEventListener("abort", () => {
      this.#channel.close();
    });
    this.#follow();
  }

  /** Waits until no other tab awaits an answer. What is answered gives the floor up. */
  async takeFloor(signal: AbortSignal): Promise<() => void> {
    const leave = await takeFloor(`${this.#memory.key}:floor`, signal, () => {
      this.isHeldUp = true;
      this.#changed();
    });
    this.isHeldUp = false;
    return () => {
      leave();
      if (this.#signal.aborted) return;
      this.#channel.postMessage(null);
      if (this.#isBehind) void this.#catchUp();
    };
  }

  /** Goes along with the chat that another tab has begun or forgotten. */
  #follow(): void {
    const { chatId } = this.#memory;
    const session = this.#session;
    if (chatId === null && session.chatId !== "") {
      if (session.isAnswering) session.typed.putBack(session.typed.sent);
      session.beginAnew();
    } else if (session.turns.length === 0) {
      session.chatId = chatId ?? "";
    }
  }

  /** Shows what the agent has said in another tab, unless something is under way in this one. */
  async #catchUp(): Promise<void> {
    const { chatId, phase, trouble, turns } = this.#session;
    this.#isBehind = true;
    if (phase !== "ready" || trouble !== null || chatId === "") return;
    this.#isBehind = false;
    try {
      const stored = await this.#session.stored(this.#signal);
      if (this.#session.turns === turns) this.#session.turns = stored;
      else void this.#catchUp();
    } catch {
      this.#isBehind = true;
    }
    this.#changed();
  }
}
