/** The characters for zero that keyboards of the world type; nine more follow each. */
const zeros = [
  0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xe50, 0xff10,
];
const code = /(?<!\d)(\d{3})[\s-]?(\d{3})(?!\d)/;

/**
 * The six digits of a code as typed or pasted, in ASCII; fewer while it is being typed. A pasted
 * sentence such as "Your 6-digit code is 123 456" gives its code, and full-width or Arabic digits
 * are understood.
 */
export function sixDigits(text: string): string {
  const ascii = Array.from(text, toAscii).join("");
  const [, first, second] = code.exec(ascii) ?? [];
  if (first !== undefined && second !== undefined) return first + second;
  return ascii.replace(/\D/g, "").slice(0, 6);
}

function toAscii(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => point >= first && point < first + 10);
  return zero === undefined ? character : String(point - zero);
}
