import { css } from "./css.js";

/** What a release adds to a chat: its picture, and what it says below the field. */
export const releaseStyles = css`
  .mark:has(img) {
    background: none;
  }

  .mark img {
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    object-fit: cover;
  }

  .disclaimer {
    max-block-size: 4.6em;
    margin: 8px 4px 0;
    overflow-y: auto;
    color: var(--_muted);
    font-size: 0.8125em;
    line-height: 1.45;
    overflow-wrap: anywhere;
    text-align: center;
    text-wrap: balance;
    scrollbar-width: thin;
  }
`;
