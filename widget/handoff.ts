import { safeWebAddress } from "./links.js";

/** Where a conversation can be continued outside the page, and how far the move has come. */
export type HandoffStep = "working" | "ready" | "failed";

/** Moves the conversation to the app: fetches a token and makes the link that carries it. */
export class Handoff {
  readonly #createToken: () => Promise<string>;
  readonly #app: string;
  readonly #changed: () => void;
  #step: HandoffStep = "working";
  #link: string | null = null;

  constructor(createToken: () => Promise<string>, app: string, changed: () => void) {
    this.#createToken = createToken;
    this.#app = app;
    this.#changed = changed;
  }

  get step(): HandoffStep {
    return this.#step;
  }

  /** The link to follow once the step is "ready". */
  get link(): string | null {
    return this.#link;
  }

  async prepare(): Promise<void> {
    this.#step = "working";
    this.#changed();
    try {
      this.#link = this.#linkFor(await this.#createToken());
    } catch {
      this.#link = null;
    }
    this.#step = this.#link === null ? "failed" : "ready";
    this.#changed();
  }

  #linkFor(token: string): string | null {
    const address = safeWebAddress(this.#app);
    if (address === null) return null;
    const link = new URL(address);
    link.searchParams.set("divinciHandoff", token);
    return link.href;
  }
}
