import type { UIMessage } from "../../js/ui-message.js";

/** A tool that another agent has used. */
export interface SubAgentTool {
  readonly id: string;
  readonly name: string;
  readonly isDone: boolean;
}

/** Another agent, that the one of the chat has asked. */
export interface SubAgent {
  readonly sessionId: string;
  readonly name: string;
  /** What it has said so far. */
  readonly text: string;
  readonly tools: readonly SubAgentTool[];
  readonly state: "running" | "done" | "failed";
  readonly error: string;
}

/** A document that an agent writes beside its answer. */
export interface AgentDocument {
  readonly id: string;
  readonly title: string;
  /** "text", "code", "sheet" or what else the service knows. */
  readonly kind: string;
  readonly content: string;
  readonly isBeingWritten: boolean;
}

/** What a stream has told beside the parts of its message. */
export type Aside =
  | { readonly type: "error"; readonly text: string }
  | { readonly type: "sub-agent"; readonly subAgent: SubAgent }
  | { readonly type: "document"; readonly document: AgentDocument };

/** An aside, and how many parts the message had when it was told. */
export interface PlacedAside {
  readonly at: number;
  readonly aside: Aside;
}

/** More than this is left out: nobody reads it, and a hostile stream would fill the memory. */
const mostAsides = 200;

/** A message, and what its stream has told beside it. Both are replaced, never changed. */
export class Turn {
  message: UIMessage;
  asides: readonly PlacedAside[] = [];
  /** Whether the visitor, or the server, has ended it before its end. */
  isStopped = false;

  constructor(message: UIMessage) {
    this.message = message;
  }

  /** Whether there is nothing of it to see. */
  get isEmpty(): boolean {
    const { parts } = this.message;
    return this.asides.length === 0 && parts.every(({ type }) => type === "step-start");
  }

  /** Its words, without what else is in it. */
  get text(): string {
    const texts = this.message.parts.map((part) => (part.type === "text" ? part.text : ""));
    return texts.filter((text) => text !== "").join("\n\n");
  }

  /** Adds an aside at the place that the message has come to. */
  add(aside: Aside): void {
    if (this.asides.length >= mostAsides) return;
    this.asides = [...this.asides, { at: this.message.parts.length, aside }];
  }

  /** Puts another aside in the place of the last one that `change` has one for. */
  change(change: (aside: Aside) => Aside | undefined): void {
    const index = this.asides.map(({ aside }) => change(aside) !== undefined).lastIndexOf(true);
    this.asides = this.asides.map((placed, i) => {
      const changed = i === index ? change(placed.aside) : undefined;
      return changed === undefined ? placed : { ...placed, aside: changed };
    });
  }
}
