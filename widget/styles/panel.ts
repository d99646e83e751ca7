import { css } from "./css.js";

/** The panel: in a corner of the page, inline, or on a phone over the whole screen. */
export const panelStyles = css`
  :host {
    display: contents;
  }

  :host([inline]) {
    display: block;
    block-size: var(--_height);
  }

  [hidden] {
    display: none !important;
  }

  .panel {
    position: fixed;
    inset-block-end: calc(var(--_bottom) + var(--_launcher) + 14px);
    inset-inline-end: var(--_inset);
    z-index: var(--_layer);
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    inline-size: min(var(--_width), 100vw - 2 * var(--_inset));
    block-size: min(
      var(--_height),
      100dvh - var(--_bottom) - var(--_launcher) - var(--_inset) - 14px
    );
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_size) / 1.5 var(--_font);
    text-align: start;
    box-shadow: var(--_shadow);
    animation: arrive 220ms cubic-bezier(0.2, 0.9, 0.3, 1);
    -webkit-text-size-adjust: 100%;
  }

  .panel[data-position="start"] {
    inset-inline: var(--_inset) auto;
  }

  :host([inline]) .panel {
    position: static;
    inline-size: 100%;
    block-size: 100%;
    box-shadow: none;
    animation: none;
  }

  .panel:focus {
    outline: none;
  }

  .panel:focus-visible {
    outline: 3px solid var(--_ring);
    outline-offset: -3px;
  }

  .body {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }

  .header {
    position: relative;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 40px;
    padding-block: 12px;
    padding-inline: 16px 12px;
    border-block-end: 1px solid var(--_line);
  }

  .mark {
    display: grid;
    place-items: center;
    inline-size: 30px;
    block-size: 30px;
    margin-inline-end: 8px;
    border-radius: 36%;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .mark .icon {
    inline-size: 17px;
    block-size: 17px;
  }

  .header h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 620;
    letter-spacing: -0.005em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .menu {
    position: absolute;
    inset-block-start: calc(100% - 6px);
    inset-inline-end: 12px;
    z-index: 2;
    min-inline-size: 210px;
    padding: 6px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }

  .menu button {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 42px;
    padding: 6px 10px;
    border: 0;
    border-radius: 9px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9375em;
    text-align: start;
    cursor: pointer;
  }

  .menu button:hover {
    background: var(--_sunken);
  }

  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .quiet {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(12px) scale(0.985);
    }
  }

  @media (max-width: 480px), (max-height: 460px) {
    :host(:not([inline])) .panel {
      inset: var(--_visible-top, 0) 0 auto;
      inline-size: 100%;
      block-size: var(--_visible-height, 100dvh);
      padding-block: env(safe-area-inset-top, 0px) env(safe-area-inset-bottom, 0px);
      padding-inline: env(safe-area-inset-left, 0px) env(safe-area-inset-right, 0px);
      border: 0;
      border-radius: 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .panel {
      animation: none;
    }
  }

  @media print {
    :host(:not([inline])) .panel {
      display: none;
    }
  }
`;
