/**
 * Marks a literal as CSS and hands its text on. The loader makes style sheets of such texts
 * without carrying a framework; the element turns them into Lit's style results.
 */
export function css(literal: TemplateStringsArray): string {
  return literal.join("");
}
