import {
  describedOf,
  type ExecutedAction,
  SiteControl,
  type SiteActionHandler,
  type SiteActionParams,
} from "../js/divinci/sdk/site-control.js";
import type { SiteAction } from "../js/index.js";
import { report } from "./report.js";

/** An action that the visitor is asked about, or is told of. */
export interface ActionCard {
  readonly description: string;
  /** What it is done with, by name: all that its handler gets. */
  readonly values: readonly (readonly [name: string, value: string])[];
  step: "asking" | "working" | "done" | "failed" | "refused";
  /** The visitor's answer. */
  decide: (agrees: boolean) => void;
}

export interface PageActionsContext {
  readonly descriptors: readonly SiteAction[];
  readonly handlers: ReadonlyMap<string, SiteActionHandler>;
  readonly changed: () => void;
  /** What became of an action, for the page. */
  readonly tell: (executed: ExecutedAction) => void;
}

/**
 * Does the actions on the page that answers propose, by the rules of `SiteControl`, and keeps a card
 * for each that the visitor should know of. Loaded with the first answer that proposes some.
 */
export class PageActions {
  readonly #context: PageActionsContext;
  readonly #control = new SiteControl(() => Promise.reject(new Error("The actions are known")));
  readonly #cards = new Map<number, ActionCard[]>();
  #isOver = false;

  constructor(context: PageActionsContext) {
    this.#context = context;
    this.#control.setDescriptors(context.descriptors);
  }

  /** The cards below the answer at a place in the transcript. */
  of(index: number): readonly ActionCard[] {
    return this.#cards.get(index) ?? [];
  }

  /** What the visitor is asked to agree to; null when nothing is. */
  get asked(): ActionCard | null {
    const cards = [...this.#cards.values()].flat();
    return cards.filter(({ step }) => step === "asking").at(-1) ?? null;
  }

  /** Does what an answer proposes, one action after another. */
  async answered(response: string, index: number): Promise<void> {
    // The page may have come to know how to do one since the last answer.
    for (const [name, handler] of this.#context.handlers) {
      this.#control.registerHandler(name, handler);
    }
    for (const action of this.#control.prepare(response).actions) {
      if (this.#isOver) return;
      let card: ActionCard | null = null;
      this.#control.setConfirm((descriptor, params) => {
        card = this.#add(index, descriptor, params);
        return this.#ask(card);
      });
      const executed = await this.#control.execute(action);
      card ??= this.#cardAfter(index, executed, action);
      this.#finish(executed, card);
    }
  }

  /** Ends it: what waits for an answer is not done. */
  end(): void {
    this.#isOver = true;
    for (const card of [...this.#cards.values()].flat()) card.decide(false);
    this.#cards.clear();
  }

  #ask(card: ActionCard): Promise<boolean> {
    return new Promise((resolve) => {
      card.decide = (agrees): void => {
        if (card.step !== "asking") return;
        card.step = agrees ? "working" : "refused";
        resolve(agrees && !this.#isOver);
        this.#context.changed();
      };
      this.#context.changed();
    });
  }

  /** What was done without asking is told, where it can be told at all. */
  #cardAfter(index: number, { status }: ExecutedAction, action: Proposed): ActionCard | null {
    const wasTried = status === "ok" || status === "error";
    const { descriptor, params } = action;
    return wasTried && descriptor !== undefined ? this.#add(index, descriptor, params) : null;
  }

  #add(index: number, descriptor: SiteAction, params: SiteActionParams): ActionCard {
    const card: ActionCard = {
      description: descriptionOf(descriptor),
      values: valuesOf(descriptor, params),
      step: "asking",
      decide: () => undefined,
    };
    this.#cards.set(index, [...this.of(index), card]);
    return card;
  }

  #finish(executed: ExecutedAction, card: ActionCard | null): void {
    const { detail = "", name, status } = executed;
    if (status !== "ok" && status !== "cancelled") {
      report.warn(`The page action "${name}" was not done (${status}): ${detail}`);
    }
    if (card !== null && status !== "cancelled") card.step = status === "ok" ? "done" : "failed";
    this.#context.tell(executed);
    this.#context.changed();
  }
}

interface Proposed {
  readonly descriptor?: SiteAction;
  readonly params: SiteActionParams;
}

/** The server may leave it out. */
function descriptionOf({ description, name }: { description?: unknown; name: string }): string {
  return typeof description === "string" && description !== "" ? description : name;
}

/** What the visitor sees of an action's values: all of what is acted on. */
function valuesOf(
  descriptor: SiteAction,
  params: SiteActionParams,
): (readonly [name: string, value: string])[] {
  const route = descriptor.target.kind === "navigate" ? { route: params.route } : {};
  const shown = Object.entries({ ...route, ...describedOf(descriptor, params) });
  return shown
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
}
