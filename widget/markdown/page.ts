import type * as smd from "streaming-markdown";
import type { Atom } from "./constructs.js";

/** How the cells of a column are set. */
export type Alignment = "left" | "center" | "right" | null;

/** What a text is drawn on: what the parser tells, and what is found in front of it. */
export interface Page extends smd.Renderer<null> {
  /** Draws something where the next `ATOM` stands. */
  expect(atom: Atom): void;
  /** Says how the columns of the next table are set. */
  setColumns(columns: readonly Alignment[]): void;
  /** Adds to the code block that is open. */
  addCode(text: string): void;
}
