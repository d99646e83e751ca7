/** What happens to a value that arrives piece by piece: `PartialJson::Edit`, wasm/core. */
const OPEN_OBJECT = 0;
const OPEN_ARRAY = 1;
const CLOSE = 2;
const KEY = 3;
const VALUE = 4;
const REPLACE = 5;
const EXTEND = 6;
const HIDE = 7;
const END = 8;

type Container = unknown[] | Record<string, unknown>;

/**
 * A JSON value whose end has not arrived yet, made from the core's edits. What it was before a
 * piece stays as it was: containers that change are copied, those that are complete are shared.
 */
export class PartialInput {
  #root: unknown;
  #isHidden = true;
  /** The containers that are open, the innermost last. */
  #open: Container[] = [];
  /** Where the last child of each lies. */
  #places: (string | number)[] = [];
  #key = "";

  /** The value so far; undefined when there is none. */
  get value(): unknown {
    return this.#isHidden ? undefined : this.#root;
  }

  /** Takes the edits of one piece. */
  apply(edits: readonly unknown[]): void {
    this.#copyOpen();
    for (let at = 0; at < edits.length; at++) {
      const edit = edits[at];
      this.#isHidden = edit === HIDE || edit === END;
      if (edit === OPEN_OBJECT) this.#enter({});
      else if (edit === OPEN_ARRAY) this.#enter([]);
      else if (edit === CLOSE) this.#leave();
      else if (edit === KEY) this.#key = String(edits[++at]);
      else if (edit === VALUE) this.#put(edits[++at]);
      else if (edit === REPLACE) this.#replace(edits[++at]);
      else if (edit === EXTEND) this.#replace(`${String(this.#last())}${String(edits[++at])}`);
    }
  }

  #copyOpen(): void {
    let parent: Container | undefined;
    this.#open.forEach((container, depth) => {
      const copy = Array.isArray(container) ? container.slice() : { ...container };
      this.#open[depth] = copy;
      if (parent === undefined) this.#root = copy;
      else write(parent, this.#places[depth - 1] ?? 0, copy);
      parent = copy;
    });
  }

  #enter(container: Container): void {
    this.#put(container);
    this.#open.push(container);
    this.#places.push(0);
  }

  #leave(): void {
    this.#open.pop();
    this.#places.pop();
  }

  /** A value becomes the next element, the pending key's, or the root. */
  #put(value: unknown): void {
    const container = this.#open.at(-1);
    if (container === undefined) {
      this.#root = value;
      return;
    }
    const place = Array.isArray(container) ? container.length : this.#key;
    this.#places[this.#places.length - 1] = place;
    write(container, place, value);
  }

  #last(): unknown {
    const container = this.#open.at(-1);
    if (container === undefined) return this.#root;
    return (container as Record<string | number, unknown>)[this.#places.at(-1) ?? 0];
  }

  #replace(value: unknown): void {
    const container = this.#open.at(-1);
    if (container === undefined) this.#root = value;
    else write(container, this.#places.at(-1) ?? 0, value);
  }
}

/** The core lets no key through that reaches for a prototype. */
function write(container: Container, place: string | number, value: unknown): void {
  (container as Record<string | number, unknown>)[place] = value;
}
