/**
 * What a stream has brought, for one who iterates over it. Taken in order, once; `next` waits when
 * there is nothing yet.
 */
export class EventQueue<T> {
  #events: T[] = [];
  #taken = 0;
  #ended: { readonly error?: unknown } | undefined;
  #wakeReaders: (() => void)[] = [];
  #wakeWriter: (() => void) | undefined;

  push(event: T): void {
    if (this.#ended) return;
    this.#events.push(event);
    this.#wake();
  }

  /** Nothing more will come: `next` says so, or throws `error`, after what is here. */
  end(ended: { readonly error?: unknown } = {}): void {
    this.#ended ??= ended;
    this.#wake();
    this.release();
  }

  /** Drops what is here. */
  clear(): void {
    this.#events = [];
    this.#taken = 0;
    this.release();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (this.#taken === this.#events.length) {
      if (this.#ended) return this.#last(this.#ended);
      this.release();
      await new Promise<void>((resolve) => {
        this.#wakeReaders.push(resolve);
      });
    }
    return { done: false, value: this.#events[this.#taken++] as T };
  }

  /** Kept when a reader has taken all and asks for more, or `release` is called. One may wait. */
  async drained(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wakeWriter = resolve;
    });
  }

  /** Lets the writer go on without waiting for readers. */
  release(): void {
    if (this.#taken === this.#events.length) {
      this.#events = [];
      this.#taken = 0;
    }
    this.#wakeWriter?.();
    this.#wakeWriter = undefined;
  }

  /** An error is thrown once. */
  #last(ended: { readonly error?: unknown }): { done: true; value: undefined } {
    this.#ended = {};
    if ("error" in ended) throw ended.error;
    return { done: true, value: undefined };
  }

  #wake(): void {
    for (const wake of this.#wakeReaders.splice(0)) wake();
  }
}
