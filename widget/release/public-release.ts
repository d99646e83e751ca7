import { colourFrom, type Colour } from "./colours.js";

/** The look that a release asks for, with nothing in it that a browser could trip over. */
export interface ReleaseTheme {
  readonly primary: Colour | null;
  readonly secondary: Colour | null;
  readonly background: Colour | null;
  readonly text: Colour | null;
  /** A list of font families for CSS; empty for none. */
  readonly font: string;
  readonly logo: string | null;
  /** True for a dark look, false for a light one, null for the visitor's preference. */
  readonly dark: boolean | null;
  /** A style sheet as it came: only for owners who ask for it. */
  readonly customCss: string;
}

/** What anybody may know of a release, as far as it is shown. Empty texts are absent. */
export interface PublicRelease {
  readonly title: string;
  /** The address of a picture, which may be loaded. */
  readonly picture: string | null;
  readonly welcome: string;
  readonly starters: readonly string[];
  readonly disclaimer: string;
  readonly theme: ReleaseTheme;
  /** The names of the features that the release switches off. */
  readonly off: ReadonlySet<string>;
}

/** The bounds that the service itself sets; a title has none there. */
const limits = {
  title: 120,
  welcome: 1000,
  starters: 10,
  starter: 200,
  disclaimer: 2000,
  css: 50_000,
};
/** Names of fonts, bare or in quotes, parted by commas: nothing that could end a declaration. */
const fonts = /^(?:[\p{L}\p{N}\s,_-]|"[\p{L}\p{N}\s._-]*"|'[\p{L}\p{N}\s._-]*'){1,300}$/u;

/**
 * Asks the service for a release: no credentials go along, and nothing but the id.
 * @throws where the service does not answer as it should.
 */
export async function askForRelease(
  service: string,
  releaseId: string,
  signal: AbortSignal,
): Promise<PublicRelease> {
  const address = new URL(`/white-label-release/${encodeURIComponent(releaseId)}`, service);
  const answer = await fetch(address, {
    credentials: "omit",
    referrerPolicy: "no-referrer",
    headers: { accept: "application/json" },
    signal,
  });
  if (!answer.ok) throw new Error(`HTTP ${String(answer.status)}`);
  return readRelease(await answer.json(), address.origin);
}

/** Takes from an answer what is fit to be shown; `service` is the origin that it came from. */
export function readRelease(answer: unknown, service: string): PublicRelease {
  const release = recordOf(answer);
  const config = recordOf(release.config);
  const theme = themeFrom(recordOf(release.theme), service);
  const starters = Array.isArray(config.conversationStarters)
    ? (config.conversationStarters as unknown[])
    : [];
  return {
    title: textOf(release.name, limits.title) || textOf(release.title, limits.title),
    picture: theme.logo ?? pictureAddress(release._whitelabelPicture, service),
    welcome: textOf(config.welcomeMessage, limits.welcome),
    starters: starters
      .map((starter) => textOf(starter, limits.starter))
      .filter((starter, index, all) => starter !== "" && all.indexOf(starter) === index)
      .slice(0, limits.starters),
    disclaimer: textOf(config.chatDisclaimer, limits.disclaimer),
    theme,
    off: new Set(Object.keys(config).filter((name) => config[name] === false)),
  };
}

function themeFrom(theme: Readonly<Record<string, unknown>>, service: string): ReleaseTheme {
  const { darkMode } = theme;
  const font = textOf(theme.fontFamily, 300);
  return {
    primary: colourFrom(theme.primaryColor),
    secondary: colourFrom(theme.secondaryColor),
    background: colourFrom(theme.backgroundColor),
    text: colourFrom(theme.textColor),
    font: fonts.test(font) && CSS.supports("font-family", font) ? font : "",
    logo: pictureAddress(theme.logoUrl, service),
    dark: typeof darkMode === "boolean" ? darkMode : null,
    customCss: textOf(theme.customCss, limits.css),
  };
}

/** A picture comes over https, or from the service itself. */
function pictureAddress(value: unknown, service: string): string | null {
  if (typeof value !== "string" || !URL.canParse(value)) return null;
  const { href, origin, protocol } = new URL(value);
  return protocol === "https:" || origin === service ? href : null;
}

/** A text within its bounds; a longer one is none that the service would have taken. */
function textOf(value: unknown, limit: number): string {
  const text = typeof value === "string" ? value.trim() : "";
  return text.length <= limit ? text : "";
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
