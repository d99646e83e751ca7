import { actionBlocks } from "../js/divinci/sdk/action-blocks.js";
import type { ExecutedAction, SiteActionHandler } from "../js/divinci/sdk/site-control.js";
import type { SiteAction, TranscriptEntry } from "../js/index.js";
import type { Line } from "./line.js";
import type { ActionCard, PageActions } from "./page-actions.js";
import { report } from "./report.js";

export interface ActionContext {
  readonly gate: Line["gate"];
  readonly releaseId: string;
  /** How the page does its actions, by name. */
  readonly handlers: ReadonlyMap<string, SiteActionHandler>;
  readonly changed: () => void;
  /** What became of an action, for the page. */
  readonly tell: (executed: ExecutedAction) => void;
}

type Code = typeof import("./answer-actions.js");

/**
 * The page actions of a conversation. An answer that proposes none costs nothing; the first that does
 * asks the gate which there are, and only where it has some is loaded what does them.
 */
export class LazyActions {
  readonly #context: ActionContext;
  #known: Promise<readonly SiteAction[]> | null = null;
  #code: Code | null = null;
  #actions: PageActions | null = null;
  #conversation = new AbortController();

  constructor(context: ActionContext) {
    this.#context = context;
  }

  /** What the visitor is asked to agree to; null when nothing is. */
  get asked(): ActionCard | null {
    return this.#actions?.asked ?? null;
  }

  /** Hands the cards of the answer at a place to what draws them. */
  draw<Drawn>(index: number, draw: (code: Code, cards: readonly ActionCard[]) => Drawn): Drawn | null {
    const cards = this.#actions?.of(index) ?? [];
    return this.#code === null || cards.length === 0 ? null : draw(this.#code, cards);
  }

  /** Does what an answer proposes that has just come. */
  async answered({ response }: TranscriptEntry, index: number): Promise<void> {
    if (actionBlocks(response).length === 0) return;
    const { signal } = this.#conversation;
    try {
      const descriptors = await (this.#known ??= this.#ask());
      if (descriptors.length === 0) return;
      this.#code ??= await import("./answer-actions.js");
      if (signal.aborted) return;
      this.#actions ??= new this.#code.PageActions({ ...this.#context, descriptors });
      await this.#actions.answered(response, index);
    } catch (cause) {
      this.#known = null;
      report.warn("The page actions of an answer could not be done.", cause);
    }
  }

  /** Ends what belongs to a conversation that is over. */
  clear(): void {
    this.#conversation.abort();
    this.#conversation = new AbortController();
    this.#actions?.end();
    this.#actions = null;
  }

  async #ask(): Promise<readonly SiteAction[]> {
    const { gate, releaseId } = this.#context;
    const { siteActions }: { siteActions: unknown } = await gate.getConfig(releaseId);
    return Array.isArray(siteActions) ? (siteActions as SiteAction[]) : [];
  }
}
