/** What an owner can do about an error code of Turnstile, by the start of the code. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^1101/, "the site key is not valid"],
  [/^110200/, "this host is not among the domains of the site key"],
  [/^400020/, "the site key is not valid"],
  [/^110500/, "the visitor's browser is not supported"],
  [/^200100/, "the clock of the visitor's device is wrong"],
  [/^1106/, "the visitor took too long"],
  [/^(300|600)/, "the check did not pass"],
  [/^10[2346]|^110/, "a parameter was refused"],
];

/** A sentence for the owner about an error code of Turnstile. */
export function explainTurnstileError(code: string): string {
  const found = advice.find(([pattern]) => pattern.test(code));
  return `Turnstile reported ${code}${found === undefined ? "" : `: ${found[1]}`}.`;
}
