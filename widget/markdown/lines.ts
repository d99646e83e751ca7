import * as smd from "streaming-markdown";
import { type Fence, fenceOf, isEndOf, mayBeEndOf, mayBeFence, withoutIndent } from "./fence.js";
import { InlineReader } from "./inline.js";
import type { Page } from "./page.js";
import { cleaned, literal } from "./signs.js";
import { columnsOf, mayBeRule, rowOf } from "./table.js";

/** What takes no part of a text answers that more of it is needed. */
const WAIT = -1;

/** How much of a text was taken; undefined when a line is not what was asked about. */
type Taken = number | undefined;

/** Quotations and lists that a line opens beyond so many are written as if they were not there. */
const deepest = 8;

const blank = /^[ \t]*$/;
const quotation = /^(?:[ \t]*> ?)+/;
const rule = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const ruleBegun = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*)*$/;
const item = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;
const itemBegun = /^[ \t]*(?:[-*+]|\d{1,9}[.)]?)[ \t]*$/;
const task = /^\[([ xX])\][ \t]/;
const taskBegun = /^\[(?:[ xX]\]?)?$/;
const indented = /^(?: {4}|\t)[ \t]*[^\s#>\-*_`+|\d]/;

/**
 * Reads an answer line by line, in front of the parser, which would show some lines before it can
 * tell what they are, and misreads others: those are held back until they are decided, and written
 * so that the parser gets them right.
 */
export class LineReader {
  readonly #parser: smd.Parser;
  readonly #page: Page;
  readonly #inline: InlineReader;
  #held = "";
  /** Whether what is held is the beginning of a line, or follows marks at its beginning. */
  #atStart = true;
  /** How many marks of each kind this line has begun with. */
  #quotations = 0;
  #items = 0;
  #afterBlank = true;
  /** An empty line was read that has not been written. */
  #owesBlank = false;
  #inTable = false;
  /** In code that has no fence; such a line is written as it stands. */
  #inIndented = false;
  #fence: Fence | null = null;
  /** Whether the lines of the code begin with the mark of a quotation. */
  #isFenceQuoted = false;
  #hasCode = false;

  constructor(parser: smd.Parser, page: Page) {
    this.#parser = parser;
    this.#page = page;
    this.#inline = new InlineReader(parser, page, false);
  }

  /** Takes the next part of the text. */
  write(text: string): void {
    this.#held += cleaned(text);
    while (this.#held !== "") {
      const taken = this.#take();
      if (taken === WAIT) return;
      this.#held = this.#held.slice(taken);
    }
  }

  /** Takes what is held for what it is now. */
  end(): void {
    const isCodeOver = this.#fence !== null && this.#atStart && this.#held === "";
    if (!isCodeOver) this.write("\n");
    if (this.#fence === null) this.write("\n");
    else this.#endFence();
    smd.parser_end(this.#parser);
  }

  #take(): number {
    const newline = this.#held.indexOf("\n");
    const isWhole = newline >= 0;
    const line = isWhole ? this.#held.slice(0, newline) : this.#held;
    if (this.#fence !== null) return this.#takeCode(line, isWhole, this.#fence);
    if (this.#atStart) {
      const taken = this.#takeStart(line, isWhole);
      if (taken !== undefined) return taken;
      this.#begin(line, !/^[ \t]*#/.test(line));
      this.#atStart = false;
    }
    return this.#takeRest(line, isWhole);
  }

  #takeStart(line: string, isWhole: boolean): Taken {
    return (
      this.#takeBlank(line, isWhole) ??
      this.#takeTable(line, isWhole) ??
      this.#takeQuotation(line, isWhole) ??
      this.#takeRule(line, isWhole) ??
      this.#takeItem(line, isWhole) ??
      this.#takeTask(line, isWhole) ??
      this.#takeFence(line, isWhole) ??
      this.#takeIndented(line)
    );
  }

  #takeBlank(line: string, isWhole: boolean): Taken {
    if (!blank.test(line)) return undefined;
    if (!isWhole) return WAIT;
    if (this.#quotations > 0 || this.#items > 0) {
      if (this.#isInQuotedList) smd.parser_write(this.#parser, "\n");
      return this.#endLine(line);
    }
    this.#endTable();
    this.#inIndented = false;
    this.#afterBlank = true;
    this.#owesBlank = true;
    return line.length + 1;
  }

  /** The parser takes any line with a bar at its beginning for a table. */
  #takeTable(line: string, isWhole: boolean): Taken {
    const [bar = ""] = /^[ \t]*\|/.exec(line) ?? [];
    const isNested = this.#quotations > 0 || this.#items > 0;
    if (bar === "") {
      this.#endTable();
      return undefined;
    }
    if (!isNested && !isWhole) return WAIT;
    if (this.#inTable) return this.#writeRow(line);
    const taken = isNested ? undefined : this.#takeHead(line);
    return taken ?? this.#writeBar(line, bar);
  }

  /** A table is one when the line below its head says so. */
  #takeHead(line: string): Taken {
    const below = this.#held.slice(line.length + 1);
    const newline = below.indexOf("\n");
    if (newline < 0) return mayBeRule(below) ? WAIT : undefined;
    const columns = columnsOf(below.slice(0, newline));
    if (columns === null) return undefined;
    this.#begin(line, false);
    this.#inTable = true;
    this.#page.setColumns(columns);
    this.#writeRow(line);
    smd.parser_write(this.#parser, "|-|\n");
    return line.length + newline + 2;
  }

  #writeRow(line: string): number {
    this.#inline.startLine();
    this.#inline.read(`${rowOf(line)}\n\n`);
    return this.#endLine(line);
  }

  #writeBar(line: string, bar: string): number {
    this.#begin(line, true);
    smd.parser_write(this.#parser, literal(bar));
    this.#atStart = false;
    return bar.length;
  }

  /** What follows a table without an empty line would land in it. */
  #endTable(): void {
    if (this.#inTable) smd.parser_write(this.#parser, "\n");
    this.#inTable = false;
  }

  #takeQuotation(line: string, isWhole: boolean): Taken {
    const [marks] = this.#items === 0 ? (quotation.exec(line) ?? []) : [];
    if (marks === undefined) return undefined;
    if (marks === line && line.endsWith(">") && !isWhole) return WAIT;
    this.#begin(line, false);
    for (const sign of marks) {
      if (sign !== ">" || this.#quotations === deepest) continue;
      this.#quotations += 1;
      smd.parser_write(this.#parser, "> ");
    }
    return marks.length;
  }

  #takeRule(line: string, isWhole: boolean): Taken {
    if (this.#items > 0) return undefined;
    if (!isWhole) return ruleBegun.test(line) ? WAIT : undefined;
    if (!rule.test(line)) return undefined;
    this.#begin(line, false);
    smd.parser_write(this.#parser, "---");
    return this.#endLine(line);
  }

  #takeItem(line: string, isWhole: boolean): Taken {
    if (this.#items === deepest) return undefined;
    const match = item.exec(line);
    if (match === null) return !isWhole && itemBegun.test(line) ? WAIT : undefined;
    const [whole, indent = "", mark = ""] = match;
    this.#begin(line, false);
    this.#items += 1;
    smd.parser_write(this.#parser, `${indent}${mark.replace(")", ".")} `);
    return whole.length;
  }

  #takeTask(line: string, isWhole: boolean): Taken {
    if (this.#items === 0) return undefined;
    const match = task.exec(line);
    if (match === null) return !isWhole && taskBegun.test(line) ? WAIT : undefined;
    const [whole, mark = ""] = match;
    smd.parser_write(this.#parser, `[${mark.toLowerCase()}] `);
    this.#atStart = false;
    return whole.length;
  }

  #takeFence(line: string, isWhole: boolean): Taken {
    if (!isWhole) return mayBeFence(line) ? WAIT : undefined;
    const found = fenceOf(line);
    if (found === null) return undefined;
    this.#begin(line, false);
    // The parser knows no code on the line of an item's mark.
    if (this.#items > 0) smd.parser_write(this.#parser, "\n");
    const indent = this.#items > 0 ? this.#indent() : found.indent;
    const info = found.info.replaceAll("`", "");
    smd.parser_write(this.#parser, `${indent}\`\`\`${info}\n`);
    this.#fence = { ...found, indent };
    this.#isFenceQuoted = this.#quotations > 0;
    this.#hasCode = false;
    this.#startLine();
    return line.length + 1;
  }

  #takeIndented(line: string): Taken {
    const isNested = this.#quotations > 0 || this.#items > 0 || this.#continuesItem(line);
    const mayBegin = this.#inIndented || this.#afterBlank;
    this.#inIndented = !isNested && mayBegin && indented.test(line);
    return undefined;
  }

  /** Code is the reader's alone: the parser is told of its fences, and never sees it. */
  #takeCode(line: string, isWhole: boolean, fence: Fence): number {
    const taken = line.length + (isWhole ? 1 : 0);
    let code = line;
    if (this.#atStart) {
      const mark = this.#isFenceQuoted ? /^[ \t]*> ?/.exec(line)?.[0] : "";
      if (mark === undefined) return this.#leaveQuotation(line, isWhole);
      code = line.slice(mark.length);
      if (!isWhole && mayBeEndOf(fence, code)) return WAIT;
      if (isWhole && isEndOf(fence, code)) {
        this.#endFence();
        return taken;
      }
      code = (this.#hasCode ? "\n" : "") + withoutIndent(fence, code);
      this.#hasCode = true;
    }
    this.#page.addCode(code);
    this.#atStart = isWhole;
    return taken;
  }

  /** Code in a quotation ends with it. */
  #leaveQuotation(line: string, isWhole: boolean): number {
    if (!isWhole && blank.test(line)) return WAIT;
    this.#endFence();
    return 0;
  }

  #endFence(): void {
    const parser = this.#parser;
    smd.parser_write(parser, `${this.#indent()}\`\`\`\n`);
    // Behind code the parser would begin a quotation in the quotation, and end the list.
    parser.blockquote_idx = 0;
    if (parser.tokens[parser.len] === smd.LIST_ITEM) {
      parser.token = smd.LIST_ITEM;
      smd.parser_write(parser, "\n");
    }
    this.#fence = null;
    this.#startLine();
  }

  #takeRest(line: string, isWhole: boolean): number {
    if (this.#inIndented) {
      smd.parser_write(this.#parser, line);
      return isWhole ? this.#endLine(line) : line.length;
    }
    const taken = this.#inline.read(this.#held);
    if (taken > 0) return taken;
    return this.#held.startsWith("\n") ? this.#endLine(line) : WAIT;
  }

  #endLine(line: string): number {
    smd.parser_write(this.#parser, "\n");
    this.#startLine();
    return line.length + 1;
  }

  #startLine(): void {
    this.#atStart = true;
    this.#quotations = 0;
    this.#items = 0;
    this.#afterBlank = false;
    this.#inline.startLine();
  }

  /**
   * Writes the empty line that came before this one, unless this one belongs to an item of a list:
   * the parser would end the list.
   */
  #begin(line: string, isText: boolean): void {
    if (!this.#owesBlank) return;
    this.#owesBlank = false;
    if (this.#continuesItem(line)) {
      if (isText) smd.parser_write(this.#parser, "<br>");
    } else {
      smd.parser_write(this.#parser, this.#isInQuotedList ? "\n\n" : "\n");
    }
  }

  /** The parser takes one empty line for the list alone, and forgets about the quotation. */
  get #isInQuotedList(): boolean {
    const { len, tokens } = this.#parser;
    const open = tokens.subarray(0, len + 1);
    return open.includes(smd.BLOCKQUOTE) && open.includes(smd.LIST_ITEM);
  }

  #continuesItem(line: string): boolean {
    const { len, spaces, tokens } = this.#parser;
    const [blanks = ""] = /^[ \t]*/.exec(line) ?? [];
    const width = blanks.replaceAll("\t", "    ").length;
    return tokens
      .subarray(0, len + 1)
      .some((token, place) => token === smd.LIST_ITEM && (spaces[place] ?? 0) <= width);
  }

  /** The blanks without which the parser would end what is open. */
  #indent(): string {
    const { len, spaces } = this.#parser;
    return " ".repeat(spaces.subarray(0, len + 1).reduce((sum, width) => sum + width, 0));
  }
}
