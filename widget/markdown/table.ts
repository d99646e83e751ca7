import type { Alignment } from "./page.js";
import { literal } from "./signs.js";

const rule = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** One that is not escaped. */
const bar = /(?<!\\)\|/;

/** How the columns are set, when a line is the one below the head of a table; else null. */
export function columnsOf(line: string): Alignment[] | null {
  if (!rule.test(line)) return null;
  return line.trim().replace(/^\||\|$/g, "").split("|").map(alignmentOf);
}

/** Whether a line that is not over may become the one below the head. */
export function mayBeRule(line: string): boolean {
  return /^[ \t|:-]*$/.test(line);
}

/**
 * A row as the parser reads it: with a bar at each end, and those in code as they are; emphasis that a
 * cell does not end is none.
 */
export function rowOf(line: string): string {
  const [, ...cells] = line.trim().split(bar);
  if (cells.length > 1 && cells.at(-1) === "") cells.pop();
  return `|${cells.map((cell) => withoutLooseSigns(withBars(cell))).join("|")}|`;
}

/**
 * GFM, section 4.10: bars in a cell are escaped even in code, where no other sign can be. Code ends with
 * as many backticks as it begins with; where these are not found, it is none.
 */
function withBars(cell: string): string {
  let end = 0;
  const pieces = cell.split(/(`+)/).map((piece, at, all) => {
    const isRun = at % 2 === 1;
    if (isRun && at > end) end = all.indexOf(piece, at + 1);
    return at < end ? piece.replaceAll("\\|", "|") : piece;
  });
  return pieces.join("");
}

function alignmentOf(cell: string): Alignment {
  const mark = cell.trim();
  const atEnd = mark.endsWith(":");
  if (mark.startsWith(":")) return atEnd ? "center" : "left";
  return atEnd ? "right" : null;
}

const runs: readonly RegExp[] = [/\*+/g, /(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, /~~+/g];

function withoutLooseSigns(cell: string): string {
  let safe = cell;
  for (const run of runs) {
    const count = cell.match(run)?.length ?? 0;
    if (count % 2 === 1) safe = safe.replace(run, literal);
  }
  return safe;
}
