import type { RealtimeEmitter } from "../../generated/divinci.js";

/** Calls functions when something happens. */
export class Emitter<T> implements RealtimeEmitter<T> {
  // A map and not a set: one function may subscribe twice.
  readonly #listeners = new Map<symbol, (value: T) => void>();
  readonly #changed: () => void;

  /** `changed` hears of every coming and going. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  /** Returns a function that ends the subscription; calling it again does nothing. */
  subscribe(listener: (value: T) => void): () => void {
    const key = Symbol();
    this.#listeners.set(key, listener);
    this.#changed();
    return () => {
      if (this.#listeners.delete(key)) this.#changed();
    };
  }

  /** What a listener throws goes to the console: the others are called all the same. */
  emit(value: T): void {
    for (const [key, listener] of [...this.#listeners]) {
      if (!this.#listeners.has(key)) continue;
      try {
        listener(value);
      } catch (error) {
        console.error("[parley] A subscriber threw:", error);
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
    this.#changed();
  }
}
