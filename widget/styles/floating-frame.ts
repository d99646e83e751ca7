import { css } from "./css.js";

/** A chat's page above another, where the panel of a chat without a frame would be. */
export const floatingFrameStyles = css`
  iframe {
    position: fixed;
    inset-block-end: calc(var(--_bottom) + var(--_launcher) + 14px);
    inset-inline-end: var(--_inset);
    z-index: var(--_layer);
    box-sizing: border-box;
    inline-size: min(var(--parley-width, 408px), 100vw - 2 * var(--_inset));
    block-size: min(
      var(--parley-height, 660px),
      100dvh - var(--_bottom) - var(--_launcher) - var(--_inset) - 14px
    );
    border: 0;
    border-radius: var(--parley-radius, 18px);
    background: var(--_surface);
    box-shadow:
      0 2px 6px rgb(0 0 0 / 10%),
      0 20px 56px -8px rgb(0 0 0 / 32%);
  }

  iframe[hidden] {
    display: none;
  }
`;
