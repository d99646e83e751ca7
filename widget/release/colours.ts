/** A colour in sRGB: red, green and blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Reads `#rgb` or `#rrggbb`, the only two forms that a release has. Null for anything else. */
export function colourFrom(text: unknown): Colour | null {
  if (typeof text !== "string") return null;
  const [, short, long] = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(text.trim()) ?? [];
  const digits = long ?? short?.replace(/./g, "$&$&");
  if (digits === undefined) return null;
  const channel = (start: number): number => Number.parseInt(digits.slice(start, start + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

export function hexOf(colour: Colour): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance as WCAG 2 defines it: 0 for black, 1 for white. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio as WCAG 2 defines it: 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** So much of one colour, from 0 to 1, in another. */
export function mix(colour: Colour, share: number, other: Colour): Colour {
  const [red, green, blue] = other.map((channel, index) => {
    return (colour[index] ?? 0) * share + channel * (1 - share);
  }) as [number, number, number];
  return [red, green, blue];
}

/** The one of several colours that stands out most from a ground. */
export function clearest(ground: Colour, ...colours: readonly [Colour, ...Colour[]]): Colour {
  return colours.reduce((best, next) =>
    contrast(next, ground) > contrast(best, ground) ? next : best,
  );
}

/**
 * A colour as it is, or as little shifted towards another as it takes to have a contrast with every
 * ground; the other itself where nothing less does.
 */
export function readable(
  colour: Colour,
  towards: Colour,
  wanted: number,
  ...grounds: readonly Colour[]
): Colour {
  for (let share = 0; share < 1; share += 0.04) {
    const shifted = mix(towards, share, colour);
    if (grounds.every((ground) => contrast(shifted, ground) >= wanted)) return shifted;
  }
  return towards;
}
