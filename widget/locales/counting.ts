/** The zeros of the languages that have digits of their own. */
const zeros: Readonly<Record<string, number>> = { bn: 0x9e6, fa: 0x6f0, mr: 0x966 };

/**
 * A whole number below a thousand as `Intl.NumberFormat` writes it in a language of the widget;
 * undefined for every other number. The engine loads its tables for the first number that it writes,
 * and the first numbers of a chat are small ones, on the way to an answer's first words.
 */
export function writtenCount(n: number, language: string): string | undefined {
  const digits = String(n);
  if (!/^\d{1,3}$/.test(digits)) return undefined;
  const zero = zeros[language];
  if (zero === undefined) return digits;
  return digits.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
}
