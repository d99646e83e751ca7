/** What loads something, and the escape by which it could be spelt otherwise. */
const loads = /(?:url|src|image|image-set|cross-fade)\s*\(|\\/i;

/**
 * A style sheet of a release as text without anything that loads: no `@import`, no font, no
 * `url()`. The browser's own parser takes it apart, and only rules of known kinds are put together
 * again, so that no bracket in it reaches out of the layer that it is put into.
 */
export function harmlessCss(text: string): string {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(harmlessRule).join("\n");
}

/** A rule without what could do harm; empty when nothing is to be left of it. */
function harmlessRule(rule: CSSRule): string {
  if (rule instanceof CSSStyleRule) dropLoading(rule.style);
  else if (!(rule instanceof CSSMediaRule || rule instanceof CSSSupportsRule)) return "";
  for (let index = rule.cssRules.length - 1; index >= 0; index -= 1) {
    const inner = rule.cssRules[index];
    if (inner === undefined || harmlessRule(inner) === "") rule.deleteRule(index);
  }
  return rule.cssText;
}

function dropLoading(style: CSSStyleDeclaration): void {
  drop((value) => loads.test(value));
  // What a shorthand with a variable in it stands for has no values yet.
  if (loads.test(style.cssText)) drop((value) => value === "");
  if (loads.test(style.cssText)) style.cssText = "";

  function drop(isUnwanted: (value: string) => boolean): void {
    for (const name of [...style]) {
      if (isUnwanted(style.getPropertyValue(name))) style.removeProperty(name);
    }
  }
}
