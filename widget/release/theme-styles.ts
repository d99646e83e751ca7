import { palette } from "./palette.js";
import type { ReleaseTheme } from "./public-release.js";

/** Properties that belong together: where the owner has chosen one, the release chooses none. */
const groups = [
  ["accent", "on-accent", "accent-text"],
  ["question", "on-question"],
  ["surface", "text", "sunken", "line", "muted", "edge", "danger", "ring"],
];

/**
 * A release's theme as rules for the host, over the widget's own tokens. The owner's custom
 * properties go before it, as they go before those; `isTaken` tells of a name whether the owner has
 * set it.
 */
export function themeStyles(theme: ReleaseTheme, isTaken: (name: string) => boolean): string {
  const taken = new Set(groups.filter((group) => group.some(isTaken)).flat());
  const hasGround = !taken.has("surface");
  const untouched = hasGround ? theme : { ...theme, background: null, text: null };
  const dark = palette(untouched, "dark");
  const colours = [...palette(untouched, "light")]
    .filter(([name]) => !taken.has(name))
    .map(([name, light]) => token(name, `light-dark(${light},${dark.get(name) ?? light})`));
  // What the owner's surface looks like nobody knows here: only its own text is sure to be legible.
  if (!hasGround && !taken.has("accent-text")) colours.push(token("accent-text", "var(--_text)"));
  if (theme.font !== "") colours.push(token("font", theme.font));
  return `:host{${colours.join("")}}${schemeRule(theme.dark)}`;
}

/** A token's declaration: the owner's property of that name, or else a value. */
function token(name: string, value: string): string {
  return `--_${name}:var(--parley-${name},${value});`;
}

/** The release's choice between light and dark, unless the owner has made one. */
function schemeRule(dark: boolean | null): string {
  if (dark === null) return "";
  const scheme = dark ? "dark" : "light";
  return `:host(:not([theme="light"],[theme="dark"])){color-scheme:${scheme}}`;
}
