import { css } from "./css.js";

/** Colours, sizes and fonts of the panel, beyond those that it shares with the launcher. */
export const panelTokens = css`
  :host {
    --_accent-text: var(--parley-accent-text, var(--_accent));
    --_question: var(--parley-question, var(--_accent));
    --_on-question: var(--parley-on-question, var(--_on-accent));
    --_sunken: var(--parley-sunken, light-dark(#f5f4f0, #262927));
    --_line: var(--parley-line, light-dark(#e3e0d8, #393c3a));
    --_ring: var(--parley-ring, light-dark(#2563c9, #9cc2ff));
    --_muted: var(--parley-muted, light-dark(#5f5c55, #aeaba3));
    --_edge: var(--parley-edge, light-dark(#87837a, #7d8380));
    --_danger: var(--parley-danger, light-dark(#a8261d, #ffb4a9));
    --_caution: var(--parley-caution, light-dark(#fdf3dc, #3a2f14));
    --_on-caution: var(--parley-on-caution, light-dark(#4f3b00, #f6dfa6));
    --_mono: var(--parley-mono, ui-monospace, "SF Mono", Menlo, Consolas, monospace);
    --_size: var(--parley-font-size, 16px);
    --_radius: var(--parley-radius, 18px);
    --_width: var(--parley-width, 408px);
    --_shadow: 0 2px 6px rgb(0 0 0 / 10%), 0 20px 56px -8px rgb(0 0 0 / 32%);
    --_height: var(--parley-height, 660px);
  }
`;
