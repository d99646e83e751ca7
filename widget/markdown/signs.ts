/**
 * Signs that the parser must take for text reach it as noncharacters, which Unicode keeps for a
 * program's own use (U+FDD0 to U+FDEF). They become themselves again before anybody sees them.
 */
const signs = "*_`[]|$~\\hH";
const first = 0xfdd0;

const standIns = /[\ufdd0-\ufdef]/g;
const unwanted = /[\r\ufdd0-\ufdef]/g;

/** Where the next of the things stands that the parser knows nothing of. */
export const ATOM = "\ufdef";
/** Stands for nothing: text begins with it whose first sign opens no block. */
export const NOTHING = "\ufdee";

/** A text that the parser takes as it stands. */
export function literal(text: string): string {
  let safe = "";
  for (const sign of text) {
    const place = signs.indexOf(sign);
    safe += place < 0 ? sign : String.fromCharCode(first + place);
  }
  return safe;
}

/** A text with its signs as they were before `literal`. */
export function restored(text: string): string {
  return text.replace(standIns, (standIn) => signs.charAt(standIn.charCodeAt(0) - first));
}

/** Text from outside, with line ends of one kind and without stand-ins of its own. */
export function cleaned(text: string): string {
  return text.replace(unwanted, (sign) => (sign === "\r" ? "" : "\ufffd"));
}
