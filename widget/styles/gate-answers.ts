import { css } from "./css.js";

/** What stands in and around the answers of a gate. Loaded with what draws them. */
export const gateAnswerStyles = css`
  .citation button {
    position: relative;
    display: inline;
    min-inline-size: 1.7em;
    margin-inline: 0.15em 0;
    padding: 0.05em 0.4em;
    border: 0;
    border-radius: 0.55em;
    background: color-mix(in srgb, var(--_accent) 13%, var(--_surface));
    color: var(--_accent-text);
    font-size: 0.9375em;
    font-weight: 620;
    line-height: 1.4;
  }

  /* The place to hit is higher than what is seen. */
  .citation button::after {
    content: "";
    position: absolute;
    inset: -5px -1px;
  }

  .citation button:is(:hover, [aria-expanded="true"]) {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .bubble {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    margin: 0;
    padding: 14px 16px 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: 15px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
    scrollbar-width: thin;
  }

  .bubble > .tool {
    float: inline-end;
    inline-size: 32px;
    block-size: 32px;
    margin-block: -6px 0;
    margin-inline: 8px -8px;
  }

  .bubble > .tool .icon {
    inline-size: 17px;
    block-size: 17px;
  }

  .bubble section + section {
    margin-block-start: 14px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }

  .bubble p {
    margin: 0;
  }

  .cited {
    font-weight: 600;
  }

  .passage {
    padding-block-start: 6px;
    white-space: pre-line;
  }

  .products {
    display: flex;
    gap: 10px;
    margin: 12px -18px 4px;
    padding: 2px 18px 8px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    list-style: none;
    scroll-padding-inline: 18px;
    scroll-snap-type: inline proximity;
    scrollbar-width: thin;
  }

  .products li {
    flex: none;
    display: flex;
    flex-direction: column;
    gap: 4px;
    box-sizing: border-box;
    inline-size: min(210px, 76%);
    padding: 12px 14px;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 15px;
    overflow-wrap: anywhere;
    scroll-snap-align: start;
  }

  .products p {
    margin: 0;
  }

  .products img {
    inline-size: calc(100% + 28px);
    block-size: 118px;
    margin: -12px -14px 8px;
    object-fit: cover;
    background: var(--_sunken);
  }

  .product-name {
    font-weight: 600;
  }

  .price {
    margin-block-start: auto !important;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .action-card {
    margin-block: 12px 8px;
    padding: 14px;
    border: 1px solid var(--_line);
    border-radius: 15px;
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }

  .action-card p {
    margin: 0;
  }

  .action-card .action-name {
    font-weight: 600;
  }

  .action-card dl {
    display: grid;
    gap: 4px;
    max-block-size: 12em;
    margin: 8px 0 0;
    overflow-y: auto;
    font-size: 0.9375em;
  }

  .action-card dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }

  .action-card dt {
    color: var(--_muted);
  }

  .action-card dd {
    margin: 0;
    white-space: pre-wrap;
  }

  .action-card .pair {
    margin-block-start: 12px;
  }

  .quick {
    display: flex;
    gap: 6px;
    margin: -4px -14px 8px;
    padding: 4px 14px;
    overflow-x: auto;
    scrollbar-width: none;
  }

  .quick button {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 34px;
    padding: 4px 12px;
    border: 1px solid var(--_line);
    border-radius: 17px;
    background: none;
    color: inherit;
    font-size: 0.875em;
  }

  .quick button:hover {
    background: var(--_sunken);
  }

  .quick .icon {
    inline-size: 16px;
    block-size: 16px;
    color: var(--_muted);
  }

  @media (forced-colors: active) {
    .citation button,
    .action-card {
      border: 1px solid CanvasText;
    }
  }
`;
