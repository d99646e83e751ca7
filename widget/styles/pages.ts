import { css } from "./css.js";

/** Screens that stand alone: e-mail, code, terms, and what stands in the way of the chat. */
export const pageStyles = css`
  .page {
    flex: 1;
    display: flex;
    flex-direction: column;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* Turnstile is 300 pixels wide at least. */
    padding: 26px min(24px, (100% - 300px) / 2) 24px;
  }

  .centred {
    align-items: center;
    justify-content: center;
    text-align: center;
  }

  .emblem {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    margin-block-end: 16px;
    border-radius: 36%;
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    color: var(--_accent-text);
  }

  .emblem .icon {
    inline-size: 24px;
    block-size: 24px;
  }

  .panel h3 {
    margin: 0 0 6px;
    font-size: 1.25em;
    font-weight: 640;
    letter-spacing: -0.012em;
    line-height: 1.3;
    text-wrap: balance;
  }

  .page > p {
    margin: 0 0 20px;
    text-wrap: pretty;
  }

  .page > label:not(.choice) {
    margin-block-end: 6px;
    font-size: 0.9375em;
    font-weight: 600;
  }

  .page > .field-error {
    margin-block: 8px 0;
  }

  .page > .sent-again {
    margin: 8px 0 0;
    color: var(--_accent-text);
    font-size: 0.9375em;
  }

  .choice {
    display: flex;
    gap: 11px;
    margin-block-start: 14px;
    padding-block: 2px;
    color: var(--_muted);
    font-size: 0.9375em;
    line-height: 1.42;
    cursor: pointer;
  }

  .page > .notice {
    margin-block: 16px 0;
  }

  .page > .primary {
    margin-block-start: 20px;
  }

  .centred > .primary {
    margin-block-start: 4px;
  }

  .page > a.small {
    align-self: center;
    margin-block-start: 14px;
    color: var(--_muted);
  }

  .alternatives {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    margin-block-start: 14px;
    margin-inline: -8px;
  }

  .terms {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }

  .terms .scroll {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 24px;
  }

  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }

  .pair > * {
    flex: 1 1 auto;
  }
`;
