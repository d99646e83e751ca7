import type { TranscriptEntry } from "../js/index.js";
import { safeWebAddress } from "./links.js";
import { field, text } from "./loose-values.js";

/** One thing that an answer was drawn from, ready to be shown. */
export interface Source {
  /** Name of the document, or the host of its address; empty when it has neither. */
  readonly name: string;
  /** Where it can be read, when that is a web page. */
  readonly address: string | null;
  /** The passage that was used. */
  readonly extract: string;
  /** How well it fits the question, from 0 to 1; null when that is not said. */
  readonly score: number | null;
}

/**
 * The sources of an answer, in the order in which its citations `[n]` count from 1. The server's
 * list is taken as it comes: what is not as expected is shown without that part, never left out,
 * so that the numbers stay right.
 */
export function sourcesOf(entry: TranscriptEntry): Source[] {
  const context: unknown = entry.context;
  return Array.isArray(context) ? context.map(toSource) : [];
}

function toSource(item: unknown): Source {
  const metadata = field(item, "metadata");
  const address = safeWebAddress(text(field(metadata, "sourceUrl")));
  const host = address === null ? "" : new URL(address).host;
  return {
    name: text(field(metadata, "originalName")) || host,
    address,
    extract: text(field(item, "content")),
    score: fraction(field(item, "score")),
  };
}

function fraction(value: unknown): number | null {
  return typeof value === "number" && value >= 0 && value <= 1 ? value : null;
}

