import { takeFloor } from "./floor.js";
import type { Flow } from "./line.js";

/** What a shared conversation tells its session. */
export interface SharedEvents {
  /** Another tab has had an answer, or this one waits for it. */
  readonly changed: () => void;
  /** Another tab has left the conversation. */
  readonly cleared: () => void;
}

/**
 * A conversation that the tabs of a site share: one tab at a time adds to it, and takes up the newest
 * before that.
 */
export abstract class SharedConversation {
  /** Whether this tab waits until another one has its answer. */
  isWaiting = false;
  /** Whether nothing has been added since it was taken up from an earlier visit. */
  isRestored = false;
  /** Ended with the session. */
  protected readonly ended: AbortSignal;
  protected readonly events: SharedEvents;
  readonly #key: string;
  readonly #ending = new AbortController();
  /** What is to be done once this tab has the floor. */
  readonly #acts: (() => void)[] = [];
  #leave: (() => void) | null = null;

  /** `key` names the conversation in all tabs, and what the browser stores of it. */
  constructor(flow: Flow, key: string, events: SharedEvents) {
    this.#key = key;
    this.events = events;
    const { signal } = this.#ending;
    this.ended = signal;
    flow.addEventListener("change", this.#leaveIfIdle, { signal });
    const onStorage = ({ key: changed }: StorageEvent): void => {
      if (changed === null || changed === key) this.storageChanged();
    };
    addEventListener("storage", onStorage, { signal });
  }

  /** Acts when this tab has the floor, at once if it has it already. */
  speak(act: () => void): void {
    if (this.#leave !== null) act();
    else if (this.#acts.push(act) === 1) void this.#takeFloor();
  }

  /** Leaves it, in all tabs. */
  abstract clear(): void;

  end(): void {
    this.#acts.length = 0;
    this.#ending.abort();
    this.#leave?.();
  }

  /** Whether nothing is under way in this tab. */
  protected abstract get isIdle(): boolean;

  /** Takes up what other tabs have added. */
  protected abstract takeUp(): void | Promise<void>;

  /** Another tab has changed what the browser stores of it. */
  protected abstract storageChanged(): void;

  /** This tab has added what it had to. */
  protected added(): void {
    return;
  }

  async #takeFloor(): Promise<void> {
    const leave = await takeFloor(`${this.#key}:floor`, this.ended, () => {
      this.isWaiting = true;
      this.events.changed();
    });
    this.isWaiting = false;
    if (!this.ended.aborted) await this.takeUp();
    if (this.ended.aborted) {
      leave();
      return;
    }
    this.#leave = leave;
    for (const act of this.#acts.splice(0)) act();
    this.#leaveIfIdle();
    this.events.changed();
  }

  readonly #leaveIfIdle = (): void => {
    if (this.#leave === null || !this.isIdle) return;
    this.added();
    this.#leave();
    this.#leave = null;
  };
}
