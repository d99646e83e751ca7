/** The line that opens a block of code. */
export interface Fence {
  /** What stands before it, of blanks. */
  readonly indent: string;
  /** One of its signs, which its end is made of too. */
  readonly sign: string;
  /** How many of them there are, and must be at its end at least. */
  readonly length: number;
  /** What is said behind it: the language, mostly. */
  readonly info: string;
}

/** What a whole line opens; null when that is no code. */
export function fenceOf(line: string): Fence | null {
  const [, indent = "", signs = "", info = ""] =
    /^([ \t]*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line) ?? [];
  if (signs === "") return null;
  return { indent, sign: signs.charAt(0), length: signs.length, info: info.trim() };
}

/** Whether a line that goes on may open code. */
export function mayBeFence(line: string): boolean {
  return /^[ \t]*(?:`{1,2}|`{3,}[^`]*|~{1,2}|~{3,}.*)$/.test(line);
}

/** Whether a whole line is the end of code. */
export function isEndOf({ sign, length }: Fence, line: string): boolean {
  const signs = line.trim();
  return signs.length >= length && signs === sign.repeat(signs.length);
}

/** Whether a line that goes on may be the end of code. */
export function mayBeEndOf({ sign }: Fence, line: string): boolean {
  const signs = line.trim();
  return signs === sign.repeat(signs.length);
}

/** A line of code without the blanks that stand before the fence too. */
export function withoutIndent({ indent }: Fence, line: string): string {
  let removed = 0;
  while (removed < indent.length && /[ \t]/.test(line.charAt(removed))) removed += 1;
  return line.slice(removed);
}
