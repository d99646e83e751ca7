import { richProseStyles } from "./rich-prose.js";

let sheet: CSSStyleSheet | null = null;

/**
 * Gives the shadow root of an element the styles of Markdown, which come with what draws it, in the
 * same layer as the others.
 */
export function adoptRichProse(host: unknown): void {
  const root = host instanceof Element ? host.shadowRoot : null;
  if (root === null || (sheet !== null && root.adoptedStyleSheets.includes(sheet))) return;
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`@layer parley{${richProseStyles}}`);
  }
  root.adoptedStyleSheets.push(sheet);
}
