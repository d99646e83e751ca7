import { css } from "./css.js";

/** Text from Markdown: answers, greetings and terms. Loaded with what draws it. */
export const richProseStyles = css`
  .prose > :first-child {
    margin-block-start: 0;
  }

  .prose > :last-child,
  .passage:last-child > :last-child {
    margin-block-end: 0;
  }

  .passage {
    display: flow-root;
  }

  .prose :is(p, ul, ol, blockquote, .scroller, .code) {
    margin-block: 0 0.75em;
    margin-inline: 0;
  }

  .prose h3 {
    margin-block: 1.1em 0.4em;
    font-size: 1em;
    text-wrap: initial;
  }

  .prose .passage > h3:first-child {
    margin-block-start: 0.35em;
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

  .prose li.task {
    margin-inline-start: -1.2em;
    list-style: none;
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

  .prose img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 9px;
    vertical-align: middle;
  }

  .prose code {
    padding: 0.1em 0.35em;
    border-radius: 6px;
    background: var(--_sunken);
    font: 0.875em/1.5 var(--_mono);
  }

  .prose .math {
    white-space: pre-wrap;
  }

  .prose .code {
    --_code-comment: light-dark(#66625a, #a5a298);
    --_code-keyword: light-dark(#8b2470, #f0a6dc);
    --_code-string: light-dark(#17603f, #98d8ae);
    --_code-number: light-dark(#8a4300, #f3bd83);
    --_code-name: light-dark(#1d4fa3, #a3c6fb);
    --_code-property: light-dark(#126070, #8dd5e5);

    border-radius: 13px;
    background: var(--_sunken);
  }

  .prose li > .code {
    margin-block: 0.4em 0.6em;
  }

  .code-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 34px;
    padding-inline: 14px 5px;
    border-block-end: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.8125em;
    user-select: none;
  }

  .code-head .tool {
    inline-size: 30px;
    block-size: 30px;
    border-radius: 9px;
  }

  .code-head .tool:hover {
    background: var(--_line);
  }

  .code-head .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .prose .code pre {
    margin: 0;
    padding: 12px 14px;
    border-radius: 13px;
    direction: ltr;
    text-align: left;
  }

  .panel .code pre:focus-visible {
    outline-offset: -2px;
  }

  .prose pre code {
    padding: 0;
    background: none;
    overflow-wrap: normal;
    white-space: pre;
    tab-size: 4;
  }

  .code-comment {
    color: var(--_code-comment);
  }

  .code-keyword {
    color: var(--_code-keyword);
  }

  .code-string {
    color: var(--_code-string);
  }

  .code-number {
    color: var(--_code-number);
  }

  .code-name {
    color: var(--_code-name);
  }

  .code-property {
    color: var(--_code-property);
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

  .prose :is(th, td).left {
    text-align: left;
  }

  .prose :is(th, td).center {
    text-align: center;
  }

  .prose :is(th, td).right {
    text-align: right;
  }

  .panel .prose a:not([href]) {
    color: inherit;
  }

  .citation {
    color: var(--_muted);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }

  /* What is out of sight of a long conversation, or of a long answer, costs nothing. */
  .far,
  .passage:nth-last-child(n + 3) {
    content-visibility: auto;
    contain-intrinsic-size: auto 48em;
    overflow-clip-margin: 14px;
  }

  @media (forced-colors: active) {
    .prose .code {
      border: 1px solid CanvasText;
    }

    /* Colours are the reader's own: what they tell is told by weight and slope. */
    .code-keyword {
      font-weight: 700;
    }

    .code-comment {
      font-style: italic;
    }
  }
`;
