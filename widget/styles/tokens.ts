import { css } from "./css.js";

/*
 * The one place for colours, sizes and fonts. An owner sets the public names (`--parley-…`) on the
 * page or on the element; everything else reads the private ones (`--_…`).
 */

/** What the launcher needs. The loader carries it, so it is kept short. */
export const launcherTokens = css`
  :host {
    color-scheme: light dark;

    --_accent: var(--parley-accent, light-dark(#1d5c4c, #8fd6bf));
    --_on-accent: var(--parley-on-accent, light-dark(#fff, #06251c));
    --_surface: var(--parley-surface, light-dark(#fff, #1b1d1c));
    --_text: var(--parley-text, light-dark(#1d1c1a, #efeeea));
    --_font: var(--parley-font, ui-sans-serif, system-ui, sans-serif);
    --_inset: var(--parley-inset, 20px);
    --_bottom: calc(var(--_inset) + env(safe-area-inset-bottom));
    --_launcher: var(--parley-launcher-size, 58px);
    --_layer: var(--parley-z-index, 2147483000);
  }

  :host([theme="light"]) {
    color-scheme: light;
  }

  :host([theme="dark"]) {
    color-scheme: dark;
  }
`;
