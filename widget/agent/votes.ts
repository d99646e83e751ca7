import type { Vote } from "./service.js";

/** How the visitor has rated the answers of a chat, by the ids of the messages. */
export class Votes {
  readonly #send: (messageId: string, vote: Vote) => Promise<void>;
  readonly #changed: () => void;
  #votes: ReadonlyMap<string, Vote> = new Map();

  constructor(send: (messageId: string, vote: Vote) => Promise<void>, changed: () => void) {
    this.#send = send;
    this.#changed = changed;
  }

  of(messageId: string): Vote | undefined {
    return this.#votes.get(messageId);
  }

  /** Takes over what the service has kept. */
  takeStored(stored: unknown): void {
    const votes = Array.isArray(stored) ? (stored as unknown[]) : [];
    this.#votes = new Map(
      votes.flatMap((vote): [string, Vote][] => {
        const { isUpvoted, messageId } = (vote ?? {}) as Record<string, unknown>;
        return typeof messageId === "string"
          ? [[messageId, isUpvoted === true ? "up" : "down"]]
          : [];
      }),
    );
    this.#changed();
  }

  /** Shows the vote at once. False when the service does not want it, and it is taken back. */
  async cast(messageId: string, vote: Vote): Promise<boolean> {
    const before = this.of(messageId);
    if (before === vote) return true;
    this.#set(messageId, vote);
    try {
      await this.#send(messageId, vote);
      return true;
    } catch {
      this.#set(messageId, before);
      return false;
    }
  }

  clear(): void {
    this.#votes = new Map();
  }

  #set(messageId: string, vote: Vote | undefined): void {
    const votes = new Map(this.#votes);
    if (vote === undefined) votes.delete(messageId);
    else votes.set(messageId, vote);
    this.#votes = votes;
    this.#changed();
  }
}
