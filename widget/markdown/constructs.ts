import { ATOM, literal } from "./signs.js";

/** Something inside a line that is drawn whole. */
export type Atom =
  | { readonly kind: "code" | "math" | "citation" | "address"; readonly text: string }
  | { readonly kind: "link" | "image"; readonly text: string; readonly address: string };

/** What stands at a place of a text. */
export interface Finding {
  /** How many characters it takes. */
  readonly length: number;
  /** What the parser is given for them. */
  readonly text: string;
  /** What is drawn for them, when the parser's text is an `ATOM`. */
  readonly atom?: Atom;
}

/** Nobody can tell yet what a text that ends here will become. */
export const UNDECIDED = null;

/**
 * A construct that is held back until its end has come or cannot come any more. Both patterns see
 * no more than the longest text that counts as one, so that a sign which means nothing holds back
 * little, and so that a text becomes the same in whatever pieces it comes.
 */
interface Construct {
  /** The whole of it; where that needs a look at what follows, there is something to look at. */
  readonly whole: RegExp;
  /** A text that ends inside of it. */
  readonly begun: RegExp;
  readonly longest: number;
  readonly atom: (match: RegExpExecArray) => Atom;
}

const phrase = 300;
const paragraph = 2000;
const longestAddress = 4000;

/** The text between brackets, which may hold brackets; what may stand half-typed at its end. */
const label = String.raw`(?:[^[\]\\\n]|\\[^\n]|\[(?:[^[\]\\\n]|\\[^\n])*\]){0,${phrase}}`;
const labelBegun = String.raw`(?:\\|\[(?:[^[\]\\\n]|\\[^\n])*\\?)?`;

/** An address between parentheses, which may hold parentheses. */
const target = String.raw`(?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*`;
const targetBegun = String.raw`(?:\((?:[^()\n]|\([^()\n]*\))*(?:\([^()\n]*)?)?`;

/** Characters that end an address which stands in a text, beside parentheses without a partner. */
const ends = String.raw`\s<>"\x60[\]|\\\u2018-\u201f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20`;
const inAddress = String.raw`[^${ends}()]`;
const lastOfAddress = String.raw`[^${ends}().,;:!?'*_~]`;

const numbers = String.raw`\s*\d+(?:\s*[,–-]\s*\d+)*\s*`;

/** A formula of several lines ends with its paragraph, whether its end has come or not. */
const upTo = (end: string): string => String.raw`(?:(?!${end}|\n[ \t]*\n)[^])`;

const codeSpan: Construct = {
  whole: /^(`+)(?!`)([^\n]*?[^`\n])\1(?=[^`])/,
  begun: /^`+[^\n]*$/,
  longest: phrase,
  atom: ([, , text = ""]) => ({ kind: "code", text: text.replace(/^ (.*[^ ].*) $/, "$1") }),
};

const link: Construct = {
  whole: new RegExp(String.raw`^\[(${label})\]\((${target})\)`),
  begun: new RegExp(
    String.raw`^\[${label}(?:${labelBegun}$|\]$|\]\(${target}${targetBegun}$)`,
  ),
  longest: longestAddress,
  atom: ([, text = "", address = ""]) => ({ kind: "link", text, address: addressOf(address) }),
};

const image: Construct = {
  whole: new RegExp(`^!${link.whole.source.slice(1)}`),
  begun: new RegExp(`^!(?:$|${link.begun.source.slice(1)})`),
  longest: longestAddress,
  atom: ([, text = "", address = ""]) => ({
    kind: "image",
    text: unescaped(text),
    address: addressOf(address),
  }),
};

const citation: Construct = {
  whole: new RegExp(String.raw`^\[(?:\[(${numbers})\]|(${numbers}))\](?=[^(])`),
  // As long as it may be a citation it may be a link.
  begun: link.begun,
  longest: phrase,
  atom: ([, doubled, single = ""]) => ({ kind: "citation", text: (doubled ?? single).trim() }),
};

const bareAddress: Construct = {
  whole: new RegExp(
    String.raw`^https?://(?:${inAddress}|\(${inAddress}*\))*(?:${lastOfAddress}|\(${inAddress}*\))(?![^${ends}]*$)`,
    "i",
  ),
  begun: new RegExp(`^(?:${begunLike("https://")}|${begunLike("http://")}|https?://[^${ends}]*)$`, "i"),
  longest: longestAddress,
  atom: ([text]) => ({ kind: "address", text }),
};

const addressInAngles: Construct = {
  whole: /^<(https?:\/\/[^\s<>]+)>/i,
  begun: new RegExp(`^<(?:${begunLike("https://")}|${begunLike("http://")}|https?://[^\\s<>]*)?$`, "i"),
  longest: longestAddress,
  atom: ([, text = ""]) => ({ kind: "address", text }),
};

/** Pandoc's rule for single dollars, so that prices and variables stay what they are. */
const formula: Construct = {
  whole: /^\$(?![\s\d$])((?:[^$\n\\]|\\[^\n])*?[^\s$\\])\$(?=[^\d])/,
  begun: /^\$(?:$|(?![\s\d$])[^$\n]*\$?$)/,
  longest: phrase,
  atom: mathOf,
};

const displayedFormula: Construct = {
  whole: new RegExp(String.raw`^\$\$(?!\$)(${upTo(String.raw`\$\$`)}+)\$\$(?=[^$])`),
  begun: new RegExp(String.raw`^\$(?:$|\$(?:$|(?!\$)${upTo(String.raw`\$\$`)}*\$?\$?$))`),
  longest: paragraph,
  atom: mathOf,
};

const formulaInParentheses: Construct = {
  whole: /^\\\(([^\n]*?)\\\)/,
  begun: /^\\(?:$|\([^\n]*$)/,
  longest: phrase,
  atom: mathOf,
};

const formulaInBrackets: Construct = {
  whole: new RegExp(String.raw`^\\\[(?=\s)(${upTo(String.raw`\\\]`)}*)\\\]`),
  begun: new RegExp(String.raw`^\\(?:$|\[(?:$|\s${upTo(String.raw`\\\]`)}*$))`),
  longest: paragraph,
  atom: mathOf,
};

/** What may begin with a sign. */
const bySign: Readonly<Record<string, readonly Construct[]>> = {
  "`": [codeSpan],
  "[": [link, citation],
  "!": [image],
  "<": [addressInAngles],
  h: [bareAddress],
  H: [bareAddress],
  $: [displayedFormula, formula],
  "\\": [formulaInParentheses, formulaInBrackets],
};

/** The same inside a link, which can hold no other. */
const insideLinks = new Set([codeSpan, image, formula, formulaInParentheses]);

/** A backslash before one of these makes it a mere character. */
const escapable = /^\\[!-/:-@[-`{-~]/;

/**
 * Tells what stands at the beginning of a text: an atom, signs that mean nothing, or `UNDECIDED`.
 * A line end decides everything but a formula, and an empty line that too.
 */
export function find(text: string, inLink: boolean): Finding | typeof UNDECIDED {
  for (const construct of bySign[text.charAt(0)] ?? []) {
    if (inLink && !insideLinks.has(construct)) continue;
    const piece = text.slice(0, construct.longest);
    const match = construct.whole.exec(piece);
    if (match !== null) {
      return { length: match[0].length, text: ATOM, atom: construct.atom(match) };
    }
    if (piece.length < construct.longest && construct.begun.test(piece)) return UNDECIDED;
  }
  return meaningless(text);
}

/** Signs that open nothing, as text. */
function meaningless(text: string): Finding | typeof UNDECIDED {
  if (text === "\\") return UNDECIDED;
  if (escapable.test(text)) {
    const sign = text.charAt(1);
    const safe = literal(sign);
    const known = safe !== sign || sign === "(";
    return { length: 2, text: known ? safe : text.slice(0, 2) };
  }
  const [run = text.charAt(0)] = /^(?:`+|\$+)/.exec(text) ?? [];
  if (run === text && run.startsWith("$")) return UNDECIDED;
  // The parser knows line breaks and escaped line ends.
  return { length: run.length, text: run === "<" || run === "\\" ? run : literal(run) };
}

function mathOf([, text = ""]: RegExpExecArray): Atom {
  return { kind: "math", text: text.trim() };
}

/** The address of a link without its title and the angles that may stand around it. */
function addressOf(target: string): string {
  const title = /\s+(?:"[^"]*"|'[^']*'|\([^()]*\))\s*$/;
  return unescaped(target.replace(title, "").trim().replace(/^<(.*)>$/, "$1"));
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

/** A pattern for a beginning of a word, whole or not, but for nothing. */
function begunLike(word: string): string {
  return Array.from(word, (_, place) => word.slice(0, place + 1)).join("|");
}
