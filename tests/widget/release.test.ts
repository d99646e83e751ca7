// What a release says of itself is taken over as far as it is fit to be shown, and whatever its
// colours are, what is written in them can be read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Colour, colourFrom, contrast, hexOf } from "../../widget/release/colours.js";
import { ownGround, ownMeaning, palette, type Scheme } from "../../widget/release/palette.js";
import { readRelease, type ReleaseTheme } from "../../widget/release/public-release.js";
import { themeStyles } from "../../widget/release/theme-styles.js";
import { panelTokens } from "../../widget/styles/panel-tokens.js";
import { launcherTokens } from "../../widget/styles/tokens.js";

const service = "https://api.divinci.app";
const schemes: readonly Scheme[] = ["light", "dark"];

// Node has no style engine; a browser test asks a real one about fonts.
Object.assign(globalThis, { CSS: { supports: () => true } });

/** The theme of a release whose colours are these. */
function themeOf(theme: Readonly<Record<string, unknown>>): ReleaseTheme {
  return readRelease({ theme }, service).theme;
}

function colour(of: ReadonlyMap<string, string>, name: string): Colour {
  const found = colourFrom(of.get(name));
  assert.ok(found !== null, `${name} is no colour`);
  return found;
}

test("colours are #rgb or #rrggbb, and nothing else", () => {
  assert.deepEqual(colourFrom("#1d5c4c"), [29, 92, 76]);
  assert.deepEqual(colourFrom(" #FfA "), [255, 255, 170]);
  for (const other of [
    "red",
    "#12",
    "#12345",
    "#1234567",
    "#ggg",
    "url(#abc)",
    "#fff;--x:1",
    7,
    null,
  ]) {
    assert.equal(colourFrom(other), null, String(other));
  }
  assert.equal(hexOf([29, 92, 76]), "#1d5c4c");
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
});

test("whatever a theme’s colours are, every text can be read on its ground", () => {
  const steps = ["00", "33", "66", "80", "99", "cc", "ff"];
  const some = steps.flatMap((red) =>
    steps.flatMap((green) => [`#${red}${green}40`, `#${red}40${green}`]),
  );
  for (const [index, primaryColor] of some.entries()) {
    const another = (shift: number): unknown => some[(index * 5 + shift) % some.length];
    const theme = themeOf({
      primaryColor,
      secondaryColor: another(3),
      backgroundColor: index % 3 === 0 ? "#f4efe6" : another(11),
      textColor: another(29),
    });
    for (const scheme of schemes) {
      const colours = palette(theme, scheme);
      const pairs: [string, string, number][] = [
        ["on-accent", "accent", 4.5],
        ["on-question", "question", 4.5],
        ["text", "surface", 4.5],
        ["text", "sunken", 4.5],
        ["muted", "surface", 4.5],
        ["muted", "sunken", 4.5],
        ["danger", "surface", 4.5],
        ["accent-text", "surface", 4.5],
        ["accent-text", "sunken", 4.5],
        ["edge", "surface", 3],
        ["ring", "surface", 3],
      ];
      for (const [upper, lower, wanted] of pairs) {
        const ratio = contrast(colour(colours, upper), colour(colours, lower));
        const what = `${upper} on ${lower}, ${scheme}: ${JSON.stringify(Object.fromEntries(colours))}`;
        assert.ok(ratio >= wanted, `${ratio.toFixed(2)} for ${what}`);
      }
    }
  }
});

test("a brand’s colour stays what it is where it can be seen", () => {
  const theme = themeOf({ primaryColor: "#ffd400", backgroundColor: "#fff" });
  assert.equal(palette(theme, "light").get("accent"), "#ffd400");
  assert.equal(palette(theme, "light").get("on-accent"), "#000000");
  assert.equal(palette(themeOf({ primaryColor: "#0b3d91" }), "light").get("on-accent"), "#ffffff");
});

test("a background is for the look that it suits", () => {
  const light = themeOf({ backgroundColor: "#fffaf4" });
  assert.equal(palette(light, "light").get("surface"), "#fffaf4");
  assert.equal(palette(light, "dark").get("surface"), hexOf(ownGround.dark.surface));
  const middling = themeOf({ backgroundColor: "#808080" });
  for (const scheme of schemes) {
    assert.equal(palette(middling, scheme).get("surface"), hexOf(ownGround[scheme].surface));
  }
});

test("the grounds that colours are chosen for are those of the widget’s own tokens", () => {
  const tokens = launcherTokens + panelTokens;
  for (const name of ["surface", "text", "sunken"] as const) {
    const [, pair] = new RegExp(`--parley-${name}, light-dark\\(([^)]*)\\)`).exec(tokens) ?? [];
    const own = schemes.map((scheme) => hexOf(ownGround[scheme][name]));
    assert.deepEqual(
      pair?.split(", ").map((text) => hexOf(colourFrom(text) ?? [0, 0, 0])),
      own,
      name,
    );
  }
  for (const name of ["danger", "ring"] as const) {
    const own = schemes.map((scheme) => hexOf(ownMeaning[scheme][name]));
    assert.ok(tokens.includes(`--parley-${name}, light-dark(${own.join(", ")})`), name);
  }
});

test("the owner’s properties go before the release’s, and whole groups give way", () => {
  const theme = themeOf({
    primaryColor: "#5b2a86",
    secondaryColor: "#ffd9a0",
    backgroundColor: "#fffaf4",
  });
  const all = themeStyles(theme, () => false);
  assert.match(all, /--_accent:var\(--parley-accent,light-dark\(#5b2a86,/);
  assert.match(all, /--_surface:var\(--parley-surface,light-dark\(#fffaf4,#1b1d1c\)\)/);
  const accented = themeStyles(theme, (name) => name === "accent");
  assert.doesNotMatch(accented, /--_(on-)?accent/);
  assert.match(accented, /--_question:/);
  const surfaced = themeStyles(theme, (name) => name === "text");
  assert.doesNotMatch(surfaced, /--_(surface|text|muted|line):/);
  assert.match(surfaced, /--_accent-text:var\(--parley-accent-text,var\(--_text\)\)/);
});

test("darkMode is a choice between light and dark that the owner’s theme goes before", () => {
  assert.doesNotMatch(
    themeStyles(themeOf({}), () => false),
    /color-scheme/,
  );
  for (const [darkMode, scheme] of [
    [true, "dark"],
    [false, "light"],
  ] as const) {
    const styles = themeStyles(themeOf({ darkMode }), () => false);
    assert.ok(
      styles.endsWith(`:host(:not([theme="light"],[theme="dark"])){color-scheme:${scheme}}`),
    );
  }
});

test("fonts are names, and nothing that could end a declaration", () => {
  const fontOf = (fontFamily: unknown): string => themeOf({ fontFamily }).font;
  assert.equal(fontOf('"Söhne Buch", Inter, sans-serif'), '"Söhne Buch", Inter, sans-serif');
  for (const other of ["a;b", "a}b", "url(x)", 'a"', "a/**/", "a\\3b ", "a)", "x".repeat(400), 3]) {
    assert.equal(fontOf(other), "", String(other));
  }
});

test("pictures come over https or from the service itself", () => {
  const pictureOf = (address: unknown, from = service): string | null =>
    readRelease({ _whitelabelPicture: address }, from).picture;
  assert.equal(pictureOf("https://example.com/a.png"), "https://example.com/a.png");
  assert.equal(
    pictureOf("http://127.0.0.1:4780/a.svg", "http://127.0.0.1:4780"),
    "http://127.0.0.1:4780/a.svg",
  );
  for (const other of [
    "http://example.com/a.png",
    "data:image/svg+xml,x",
    "javascript:x",
    "a.png",
    "//x/y",
    4,
  ]) {
    assert.equal(pictureOf(other), null, String(other));
  }
  const both = {
    _whitelabelPicture: "https://a.example/",
    theme: { logoUrl: "https://b.example/" },
  };
  assert.equal(readRelease(both, service).picture, "https://b.example/");
});

test("texts within the service’s bounds are taken, and what is no text is not there", () => {
  const release = readRelease(
    {
      title: "  Guide ",
      config: {
        welcomeMessage: "w".repeat(1001),
        chatDisclaimer: { toString: "x" },
        conversationStarters: [
          "One?",
          " One? ",
          "",
          5,
          "s".repeat(201),
          ...Array.from({ length: 12 }, (_, n) => `${String(n)}?`),
        ],
        contextBubbles: false,
        notifications: true,
      },
    },
    service,
  );
  assert.equal(release.title, "Guide");
  assert.equal(release.welcome, "");
  assert.equal(release.disclaimer, "");
  assert.deepEqual(release.starters.slice(0, 2), ["One?", "0?"]);
  assert.equal(release.starters.length, 10);
  assert.deepEqual([...release.off], ["contextBubbles"]);
});

test("an answer that is no release says nothing", () => {
  for (const answer of [
    null,
    3,
    "x",
    [],
    {},
    { config: 7, theme: [] },
    { config: { conversationStarters: "x" } },
  ]) {
    const { picture, starters, title, welcome } = readRelease(answer, service);
    assert.deepEqual(
      { picture, starters, title, welcome },
      { picture: null, starters: [], title: "", welcome: "" },
    );
  }
});
