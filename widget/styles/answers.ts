import { css } from "./css.js";

/** What stands at an answer, and the cards of what can be done with it. Loaded with these. */
export const answerStyles = css`
  .tools {
    display: flex;
    margin-block-start: 2px;
    margin-inline-start: -10px;
  }

  .tools .tool {
    inline-size: 36px;
    block-size: 36px;
  }

  .tools .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .advisory {
    display: flex;
    gap: 10px;
    margin-block-end: 10px;
    padding: 11px 14px;
    border-radius: 13px;
    background: var(--_caution);
    color: var(--_on-caution);
  }

  .advisory[data-severity="severe"] {
    background: color-mix(in srgb, var(--_danger) 12%, var(--_surface));
    color: var(--_danger);
  }

  .advisory p {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .sources {
    margin-block-start: 8px;
    font-size: 0.9375em;
  }

  .sources summary {
    inline-size: fit-content;
    padding: 4px 10px;
    margin-inline-start: -2px;
    border-radius: 9px;
    background: var(--_sunken);
    color: var(--_muted);
    font-weight: 550;
    cursor: pointer;
  }

  .sources ol {
    margin: 10px 0 4px;
    padding-inline-start: 24px;
  }

  .sources li {
    margin-block-end: 10px;
    overflow-wrap: anywhere;
  }

  .sources li::marker {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .extract {
    display: -webkit-box;
    margin: 2px 0 0;
    overflow: hidden;
    color: var(--_muted);
    font-size: 0.9375em;
    line-height: 1.45;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .comment {
    display: grid;
    gap: 8px;
    margin-block: 6px 10px;
    padding: 14px;
    border: 1px solid var(--_line);
    border-radius: 15px;
  }

  .comment label {
    font-size: 0.9375em;
    font-weight: 600;
  }

  .comment textarea {
    resize: vertical;
  }

  .comment .field-error {
    margin: 0;
  }

  .tool-card {
    margin-block-end: 12px;
    padding: 14px;
    border: 1px solid var(--_line);
    border-radius: 15px;
    background: var(--_sunken);
  }

  .tool-card p {
    margin: 0 0 12px;
  }

  @media (forced-colors: active) {
    .advisory {
      border: 1px solid CanvasText;
    }
  }
`;
