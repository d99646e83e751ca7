import * as smd from "streaming-markdown";
import { find, type Finding, UNDECIDED } from "./constructs.js";
import type { Page } from "./page.js";
import { literal, NOTHING } from "./signs.js";

/** A line end, a sign that may mean something, or a word that may be an address. */
const remarkable = /[\n*_`[!<$\\]|h(?=t|$)/gi;

/** What the parser keeps for the next part of the text, though it can mean nothing else. */
const needlesslyKept = /^[\p{L}\p{N}\p{So}.,;:?)]$/u;

/** What a line holds beyond so many constructs is text: browsers freeze over thousands. */
const most = 1000;

const word = /[\p{L}\p{N}]$/u;
const beginsWord = /^[\p{L}\p{N}]/u;
const westernWord = /[\p{Script=Latin}\d)]$/u;
const beginsWesternWord = /^[\p{Script=Latin}\d]/u;
const beginsPunctuation = /^[\p{P}\p{S}]/u;

/**
 * Reads what stands inside a line, and hands it on to the parser as soon as it is decided: code,
 * links, citations and formulas as atoms, and signs that mean nothing as text. Emphasis is the
 * parser's: it begins with the first word in it, and its end never changes what stands.
 */
export class InlineReader {
  readonly #parser: smd.Parser;
  readonly #page: Page;
  readonly #inLink: boolean;
  /** The character before the one to be read next. */
  #before = "\n";
  /** How many constructs the line has so far. */
  #count = 0;

  /** `inLink` leaves out what cannot stand inside a link. */
  constructor(parser: smd.Parser, page: Page, inLink: boolean) {
    this.#parser = parser;
    this.#page = page;
    this.#inLink = inLink;
  }

  /** Begins another line. */
  startLine(): void {
    this.#before = "\n";
    this.#count = 0;
  }

  /** Reads up to a line end, or to what is undecided; answers how much that was. */
  read(text: string): number {
    let at = 0;
    let decided = "";
    for (;;) {
      remarkable.lastIndex = at;
      const place = remarkable.exec(text)?.index ?? text.length;
      decided += text.slice(at, place);
      if (place > at) this.#before = text.slice(Math.max(at, place - 2), place);
      at = place;
      if (at === text.length || text.charAt(at) === "\n") break;
      decided = this.#writeBeforeEmphasis(text.charAt(at), decided);
      const finding = this.#find(text.slice(at));
      if (finding === UNDECIDED) break;
      if (finding.atom !== undefined) this.#page.expect(finding.atom);
      if (finding.atom !== undefined || /^[*_]/.test(finding.text)) this.#count += 1;
      decided += finding.text;
      at += finding.length;
      this.#before = text.slice(at - 1, at);
    }
    if (decided !== "") smd.parser_write(this.#parser, decided);
    const { pending, token } = this.#parser;
    const isGuessing = token >= smd.NEWLINE;
    if (!isGuessing && needlesslyKept.test(pending)) smd.parser_write(this.#parser, NOTHING);
    return at;
  }

  /** The parser is asked whether there is emphasis to end; it must have read all before that. */
  #writeBeforeEmphasis(sign: string, decided: string): string {
    if ((sign !== "*" && sign !== "_") || decided === "") return decided;
    smd.parser_write(this.#parser, decided);
    return "";
  }

  #find(text: string): Finding | typeof UNDECIDED {
    const sign = text.charAt(0);
    if (this.#count > most) return { length: 1, text: literal(sign) };
    if (sign === "*" || sign === "_") return this.#emphasis(text);
    const isLetter = sign === "h" || sign === "H";
    if (isLetter && word.test(this.#before)) return { length: 1, text: sign };
    return find(text, this.#inLink);
  }

  /** Signs that neither begin nor end emphasis are text: 5*3, **/ /*snake_case, or a note's mark*. */
  #emphasis(text: string): Finding | typeof UNDECIDED {
    const [run = ""] = /^(?:\*+|_+)/.exec(text) ?? [];
    const after = text.slice(run.length, run.length + 2);
    if (after === "") return UNDECIDED;
    const means = this.#isOpen(run.charAt(0)) ? this.#canEnd(run, after) : this.#canBegin(run, after);
    return { length: run.length, text: means ? run : literal(run) };
  }

  #canBegin(run: string, after: string): boolean {
    if (/^\s/.test(after)) return false;
    if (run.startsWith("_")) return !word.test(this.#before);
    // Scripts without spaces between words have emphasis anywhere.
    if (!westernWord.test(this.#before)) return true;
    if (beginsPunctuation.test(after)) return false;
    return run.length > 1 ? !/^\d/.test(after) : !beginsWesternWord.test(after);
  }

  #canEnd(run: string, after: string): boolean {
    const before = this.#before;
    if (run.startsWith("_") && word.test(before) && beginsWord.test(after)) return false;
    return !/\s$/.test(before) || !/^\s/.test(after);
  }

  #isOpen(sign: string): boolean {
    const { len, tokens } = this.#parser;
    const kinds: readonly number[] =
      sign === "*" ? [smd.ITALIC_AST, smd.STRONG_AST] : [smd.ITALIC_UND, smd.STRONG_UND];
    return tokens.subarray(1, len + 1).some((token) => kinds.includes(token));
  }
}
