import { css } from "./css.js";

/** Text from Markdown: answers, greetings and terms. */
export const proseStyles = css`
  .prose {
    overflow-wrap: anywhere;
  }

  .as-sent {
    white-space: pre-wrap;
  }

  .prose > :first-child {
    margin-block-start: 0;
  }

  .prose > :last-child {
    margin-block-end: 0;
  }

  .prose :is(p, ul, ol, blockquote, .scroller) {
    margin-block: 0 0.75em;
    margin-inline: 0;
  }

  .prose h3 {
    margin-block: 1.1em 0.4em;
    font-size: 1em;
    text-wrap: initial;
  }

  .prose h3.rank-1 {
    font-size: 1.2em;
  }

  .prose h3.rank-2 {
    font-size: 1.1em;
  }

  .prose :is(ul, ol) {
    padding-inline-start: 1.4em;
  }

  .prose li {
    margin-block: 0.25em;
  }

  .prose li > :is(ul, ol) {
    margin-block-end: 0;
  }

  .prose li::marker {
    color: var(--_muted);
  }

  .prose blockquote {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
  }

  .prose hr {
    margin-block: 1.1em;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }

  .prose code {
    padding: 0.1em 0.35em;
    border-radius: 6px;
    background: var(--_sunken);
    font: 0.875em/1.5 var(--_mono);
  }

  .prose pre {
    padding: 12px 14px;
    border-radius: 13px;
    background: var(--_sunken);
    direction: ltr;
    text-align: left;
  }

  .prose pre code {
    padding: 0;
    background: none;
    overflow-wrap: normal;
    white-space: pre;
  }

  .prose .scroller {
    overflow-x: auto;
  }

  .prose table {
    border-collapse: collapse;
    font-size: 0.9375em;
  }

  .prose :is(th, td) {
    padding: 6px 12px 6px 0;
    padding-inline: 0 14px;
    border-block-end: 1px solid var(--_line);
    overflow-wrap: normal;
    text-align: start;
    vertical-align: top;
  }

  .prose th {
    font-weight: 620;
    white-space: nowrap;
  }

  .panel .prose a:not([href]) {
    color: inherit;
  }

  .citation {
    color: var(--_muted);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
`;
