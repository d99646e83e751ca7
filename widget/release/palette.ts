import { clearest, type Colour, contrast, hexOf, mix, readable } from "./colours.js";
import type { ReleaseTheme } from "./public-release.js";

export type Scheme = "light" | "dark";

/** What lies below, what is written on it, and the shade of boxes within. */
interface Ground {
  readonly surface: Colour;
  readonly text: Colour;
  readonly sunken: Colour;
}

/** What small text must have against its ground (WCAG 2.2, 1.4.3), and a little for rounding. */
const legible = 4.55;
/** What the edges of a control must have against theirs (1.4.11). */
const visible = 3.05;
/** What a brand's light colour must have on a light surface, so that a button is seen at all. */
const noticeable = 1.3;
/** What a surface must have against the widget's own text, so that all the shades in between fit. */
const clear = 12;

/** The widget's own surface and text, as its tokens have them. */
export const ownGround: Readonly<Record<Scheme, Ground>> = {
  light: { surface: [255, 255, 255], text: [29, 28, 26], sunken: [245, 244, 240] },
  dark: { surface: [27, 29, 28], text: [239, 238, 234], sunken: [38, 41, 39] },
};
/** Its colours that mean something, whatever the theme. */
export const ownMeaning: Readonly<Record<Scheme, { danger: Colour; ring: Colour }>> = {
  light: { danger: [168, 38, 29], ring: [37, 99, 201] },
  dark: { danger: [255, 180, 169], ring: [156, 194, 255] },
};
const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];

/** Which look a background is for; null for one too much in the middle to write on. */
export function schemeOf(background: Colour): Scheme | null {
  if (contrast(background, ownGround.light.text) >= clear) return "light";
  return contrast(background, ownGround.dark.text) >= clear ? "dark" : null;
}

/**
 * The colours of one look that follow from a release's theme, by the names of their custom
 * properties. Whatever the theme says, every text among them can be read on its ground.
 */
export function palette(theme: ReleaseTheme, scheme: Scheme): Map<string, string> {
  const { background, primary, secondary, text } = theme;
  const ground = groundOf(theme, scheme);
  const colours: Named[] = [];
  if (background !== null || text !== null) colours.push(...surfaceColours(ground, scheme));
  if (primary !== null) {
    const letters = readable(primary, ground.text, legible, ground.surface, ground.sunken);
    colours.push(...filled("accent", primary, ground, scheme), ["accent-text", letters]);
  }
  if (secondary !== null) colours.push(...filled("question", secondary, ground, scheme));
  return new Map(colours.map(([name, colour]) => [name, hexOf(colour)]));
}

type Named = [name: string, colour: Colour];

/** The release's ground where it has one that suits the look; else the widget's own. */
function groundOf({ background, text }: ReleaseTheme, scheme: Scheme): Ground {
  const own = ownGround[scheme];
  const surface = background !== null && schemeOf(background) === scheme ? background : own.surface;
  const letters = text !== null && contrast(text, surface) >= legible ? text : own.text;
  const sunken = mix(own.text, 0.05, surface);
  return { surface, text: readable(letters, own.text, legible, sunken), sunken };
}

/** A ground, and the shades between it and its text. */
function surfaceColours({ surface, sunken, text }: Ground, scheme: Scheme): Named[] {
  const { danger, ring } = ownMeaning[scheme];
  return [
    ["surface", surface],
    ["text", text],
    ["sunken", sunken],
    ["line", mix(text, 0.14, surface)],
    ["muted", readable(mix(text, 0.66, surface), text, legible, surface, sunken)],
    ["edge", readable(mix(text, 0.5, surface), text, visible, surface)],
    ["danger", readable(danger, text, legible, surface, sunken)],
    ["ring", readable(ring, text, visible, surface)],
  ];
}

/**
 * A colour to fill with, and one to write on it. A dark brand is lightened on a dark surface; a
 * light one stays what it is on a light surface, and has dark letters.
 */
function filled(name: string, brand: Colour, ground: Ground, scheme: Scheme): Named[] {
  const wanted = scheme === "dark" ? visible : noticeable;
  const fill = readable(brand, ground.text, wanted, ground.surface);
  // White where it can be read, since that is what brands expect. One of the two always can.
  const letters = contrast(white, fill) >= legible ? white : clearest(fill, black, white);
  return [
    [name, fill],
    [`on-${name}`, letters],
  ];
}
