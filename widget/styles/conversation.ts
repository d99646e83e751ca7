import { css } from "./css.js";

/** The log, its messages, and what stands at its foot. */
export const conversationStyles = css`
  .log-frame {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
  }

  .log {
    position: relative;
    flex: 1;
    min-inline-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 20px 18px 6px;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }

  .log[data-following] {
    overflow-anchor: none;
  }

  :is(.log, .scroll):focus-visible {
    outline-offset: -3px !important;
  }

  .latest {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-start: calc(50% - 20px);
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 4px 14px rgb(0 0 0 / 16%);
  }

  .latest:hover {
    border-color: var(--_edge);
  }

  .question {
    display: flex;
    justify-content: flex-end;
    margin-block-end: 14px;
  }

  .question p {
    max-inline-size: 84%;
    margin: 0;
    padding: 10px 15px;
    border-radius: 18px;
    border-end-end-radius: 5px;
    background: var(--_question);
    color: var(--_on-question);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .waiting {
    margin: 0 4px 10px;
    color: var(--_muted);
    font-size: 0.8125em;
    text-align: end;
  }

  /* Below alone: the margins of two stretches of a conversation do not collapse. */
  .answer {
    margin-block-end: 18px;
  }

  .answer + .answer {
    margin-block-start: -8px;
  }

  /* Nothing has been said yet: the greeting has the room to itself. */
  .log.fresh {
    display: flex;
    flex-direction: column;
    background: linear-gradient(
      color-mix(in srgb, var(--_accent) 11%, transparent),
      transparent 62%
    );
  }

  /* Above it, unlike with "justify-content", what does not fit can be scrolled to. */
  .fresh > :first-child {
    margin-block-start: auto;
  }

  .log-frame:has(.fresh) + .foot {
    border-color: transparent;
  }

  .fresh .prose {
    font-size: 1.375em;
    font-weight: 560;
    letter-spacing: -0.014em;
    line-height: 1.35;
    text-wrap: balance;
  }

  .foot {
    padding: 12px min(14px, (100% - 300px) / 2);
    border-block-start: 1px solid var(--_line);
  }

  .composer {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding: 5px;
    border: 1px solid var(--_edge);
    border-radius: 20px;
    background: var(--_surface);
  }

  .composer:focus-within {
    border-color: var(--_accent-text);
    box-shadow: 0 0 0 1px var(--_accent-text);
  }

  /* The text lies twice in one cell: the hidden copy gives the field its height. */
  .grow {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    max-block-size: 9.5em;
    overflow-y: auto;
    scrollbar-width: thin;
  }

  .grow::after {
    content: attr(data-text) " ";
    visibility: hidden;
  }

  .panel .grow::after,
  .panel .grow textarea {
    grid-area: 1 / 1;
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    margin: 0;
    padding-block: 8px;
    padding-inline: 12px 6px;
    border: 0;
    font-size: max(16px, 1em);
    line-height: 1.5;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .panel .grow textarea {
    overflow: hidden;
    resize: none;
    background: none;
  }

  .panel .grow textarea:focus-visible {
    outline: none;
  }

  .send {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 15px;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .send[aria-disabled="true"] {
    background: var(--_sunken);
    color: var(--_muted);
    cursor: default;
  }

  .remaining,
  .remark {
    margin: 8px 4px 0;
    color: var(--_muted);
    font-size: 0.8125em;
    text-align: center;
  }

  .remark {
    margin: 0 4px 8px;
  }

  .card {
    display: grid;
    justify-items: center;
    padding: 10px 10px 8px;
    text-align: center;
  }

  .card .emblem {
    display: none;
  }

  .card h3 {
    font-size: 1.0625em;
  }

  .card p {
    margin: 0 0 14px;
    font-size: 0.9375em;
    text-wrap: pretty;
  }

  @media (forced-colors: active) {
    .send[aria-disabled="true"] {
      color: GrayText;
    }

    .question p,
    .send {
      border: 1px solid CanvasText;
    }
  }
`;
