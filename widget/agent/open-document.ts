import type { AgentDocument } from "./turn.js";

/** One state that a document has had. */
interface Version {
  readonly title: string;
  readonly content: string;
}

/** More versions than this cannot be leafed through: the newest count. */
const mostVersions = 100;

/** The document that the visitor reads in place of the conversation. */
export class OpenDocument {
  readonly id: string;
  readonly kind: string;
  /** How it came out of the stream, while nothing better is known. */
  readonly #draft: () => AgentDocument;
  #versions: readonly Version[] = [];
  /** Which of the versions is shown. */
  at = 0;
  state: "loading" | "ready" | "failed" = "loading";

  constructor(draft: () => AgentDocument) {
    this.#draft = draft;
    this.id = draft().id;
    this.kind = draft().kind;
  }

  get isBeingWritten(): boolean {
    return this.#draft().isBeingWritten;
  }

  /** How many versions there are to leaf through. */
  get count(): number {
    return this.#versions.length;
  }

  get shown(): Version {
    return this.#versions[this.at] ?? this.#draft();
  }

  /** Takes over what the service has of it, and shows the newest. */
  takeStored(stored: unknown): void {
    const versions = Array.isArray(stored) ? (stored as unknown[]) : [];
    this.#versions = versions.slice(-mostVersions).map((version) => {
      const { content, title } = (version ?? {}) as Record<string, unknown>;
      return {
        title: typeof title === "string" ? title : this.#draft().title,
        content: typeof content === "string" ? content : "",
      };
    });
    this.at = Math.max(0, this.#versions.length - 1);
    this.state = "ready";
  }

  /** Goes so many versions on, or back. */
  leaf(step: number): void {
    this.at = Math.min(Math.max(this.at + step, 0), this.#versions.length - 1);
  }
}
