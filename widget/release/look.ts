import type { ChatProperties } from "../chat-properties.js";
import { report } from "../report.js";
import { harmlessCss } from "./custom-css.js";
import type { PublicRelease } from "./public-release.js";
import { themeStyles } from "./theme-styles.js";

/**
 * What a release's look puts into the shadow roots of a chat, and takes out of them again: its
 * theme, and its own style sheet where the owner allows that.
 */
export class Look {
  readonly #sheets: [root: ShadowRoot, sheet: CSSStyleSheet][] = [];

  constructor(element: ChatProperties, { theme }: PublicRelease) {
    const computed = getComputedStyle(element);
    const isTaken = (name: string): boolean =>
      computed.getPropertyValue(`--parley-${name}`).trim() !== "";
    const styles = themeStyles(theme, isTaken);
    this.#adopt(element.shadowRoot, `@layer parley{${styles}}`);
    // A launcher that stood in the page before has a root of its own, whose rules lie in no layer.
    this.#adopt(element.drawnLauncher?.element.getRootNode(), styles);
    if (theme.customCss !== "" && element.releaseLook === "full") {
      this.#adopt(element.shadowRoot, `@layer parley-release{${harmlessCss(theme.customCss)}}`);
    }
  }

  /** Adds styles of this widget's own, for as long as the look lasts. */
  add(element: ChatProperties, styles: string): void {
    this.#adopt(element.shadowRoot, `@layer parley{${styles}}`);
  }

  remove(): void {
    for (const [root, sheet] of this.#sheets.splice(0)) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  }

  #adopt(root: Node | null | undefined, styles: string): void {
    if (!(root instanceof ShadowRoot)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets.push(sheet);
    this.#sheets.push([root, sheet]);
  }
}

/**
 * Loads a picture in the background, and answers it when it can be shown. Its server does not learn
 * from which page it was asked for.
 */
export async function loadPicture(address: string): Promise<HTMLImageElement | null> {
  const picture = new Image();
  picture.alt = "";
  picture.decoding = "async";
  picture.referrerPolicy = "no-referrer";
  picture.src = address;
  try {
    await picture.decode();
    return picture;
  } catch {
    report.warn(`The release's picture could not be loaded: ${address} (check img-src).`);
    return null;
  }
}
