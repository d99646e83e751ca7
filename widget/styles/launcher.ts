import { css } from "./css.js";

/**
 * The launcher button, its badge, and the note that takes its place when loading fails. The loader
 * carries these rules, so there are no more of them than it needs.
 */
export const launcherStyles = css`
  .launcher {
    position: fixed;
    inset-block-end: calc(var(--_bottom) + var(--_stack, 0) * 70px);
    inset-inline-end: var(--_inset);
    z-index: var(--_layer);
    color: var(--_text);
    font: 15px/1.45 var(--_font);
    filter: drop-shadow(0 6px 14px #0000004d);
  }

  .launcher.start {
    inset-inline: var(--_inset) auto;
  }

  .launcher :is(button, div) {
    padding: 12px 16px;
    border: 2px solid transparent;
    border-radius: 20px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
  }

  .launcher button:focus-visible {
    outline: 3px solid var(--_text);
    outline-offset: 2px;
  }

  .launcher .launch {
    inline-size: var(--_launcher);
    block-size: var(--_launcher);
    padding: 0;
    cursor: pointer;
  }

  .launch:hover {
    filter: brightness(1.12);
  }

  .launch svg {
    inline-size: 50%;
    vertical-align: middle;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .launch[aria-busy="true"] svg {
    opacity: 0.4;
  }

  .launch b {
    position: absolute;
    inset: -6px -6px auto auto;
    padding: 0 7px;
    border-radius: 20px;
    background: #b3261e;
    color: #fff;
  }

  .launcher div {
    display: grid;
    gap: 12px;
    max-inline-size: 240px;
    background: var(--_surface);
    color: inherit;
  }
`;
