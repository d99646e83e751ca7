import { css } from "./css.js";

/** Answers of agents: files, tools, other agents, documents. Loaded with what draws them. */
export const agentAnswerStyles = css`
  .drop {
    position: absolute;
    inset: 10px;
    z-index: 3;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_accent-text);
    border-radius: 15px;
    background: color-mix(in srgb, var(--_surface) 88%, transparent);
    color: var(--_accent-text);
    font-weight: 600;
    pointer-events: none;
  }

  .notice .spinner {
    flex: none;
    margin-block-start: 2px;
  }

  .panel .stop {
    background: var(--_text);
    color: var(--_surface);
  }

  .stop .icon {
    fill: currentcolor;
  }

  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0 0 10px;
    padding: 0;
    list-style: none;
  }

  .file {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 40px;
    padding: 4px 12px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    font-size: 0.875em;
  }

  .file:has(.tool) {
    padding-inline-end: 3px;
  }

  .file .icon {
    inline-size: 18px;
    block-size: 18px;
    color: var(--_muted);
  }

  .file .tool {
    inline-size: 32px;
    block-size: 32px;
  }

  .file-name {
    min-inline-size: 0;
    max-inline-size: 180px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .file-state {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .file:is([data-state="failed"], [data-state="tooLarge"], [data-state="wrongType"]) {
    border-color: var(--_danger);
  }

  .file:is([data-state="failed"], [data-state="tooLarge"], [data-state="wrongType"]) .file-state {
    color: var(--_danger);
  }

  :is(.call, .document-card, .file) .spinner {
    flex: none;
  }

  .question-files {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: flex-end;
    margin: -6px 0 12px;
    padding: 0;
  }

  .question-files:empty {
    display: none;
  }

  .panel a.file {
    color: inherit;
    text-decoration: none;
  }

  a.file:hover {
    border-color: var(--_accent-text);
  }

  .picture {
    display: block;
    max-inline-size: 100%;
    max-block-size: 320px;
    margin-block: 4px 10px;
    border-radius: 15px;
  }

  .question-tools {
    display: flex;
    justify-content: flex-end;
    margin-block: -10px 4px;
  }

  .question-tools .tool {
    inline-size: 36px;
    block-size: 36px;
  }

  .question-tools .icon {
    inline-size: 17px;
    block-size: 17px;
  }

  .edit {
    display: grid;
    gap: 10px;
    inline-size: 100%;
  }

  .edit textarea {
    resize: vertical;
  }

  .answer > .prose {
    margin-block-end: 10px;
  }

  .answer > .prose:has(+ .tools) {
    margin-block-end: 0;
  }

  .thinking,
  .thoughts summary {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: fit-content;
    margin: 0 0 10px;
    color: var(--_muted);
    font-size: 0.9375em;
    font-weight: 550;
  }

  .thoughts {
    margin-block-end: 10px;
  }

  .thoughts summary {
    margin: 0;
    padding-block: 2px;
    border-radius: 6px;
    cursor: pointer;
  }

  .thoughts summary::before,
  .call summary::before {
    content: "";
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    margin-inline: 3px 1px;
    border: solid currentcolor;
    border-width: 0 1.7px 1.7px 0;
    transform: rotate(-45deg);
    transition: transform 120ms ease;
  }

  .panel[dir="rtl"] :is(.thoughts, .call) summary::before {
    transform: rotate(135deg);
  }

  .panel :is(.thoughts, .call, .call details)[open] > summary::before {
    transform: rotate(45deg) translate(-2px, -2px);
  }

  .thoughts > div {
    margin-block-start: 6px;
    padding-inline-start: 14px;
    border-inline-start: 2px solid var(--_line);
    color: var(--_muted);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .call {
    margin-block: 0 12px;
    padding: 4px 14px;
    border: 1px solid var(--_line);
    border-radius: 15px;
    font-size: 0.9375em;
  }

  .call-head {
    display: flex;
    align-items: center;
    gap: 9px;
    min-block-size: 36px;
    margin: 0;
    font-weight: 600;
  }

  .call-head bdi {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .call-head .icon {
    inline-size: 18px;
    block-size: 18px;
    color: var(--_muted);
  }

  .call-head .spinner {
    box-sizing: border-box;
    inline-size: 18px;
    block-size: 18px;
    padding: 1px;
    color: var(--_accent-text);
  }

  .call-state {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.9375em;
    font-weight: 400;
  }

  .call-state .icon,
  .call-state .spinner {
    inline-size: 15px;
    block-size: 15px;
  }

  .call[data-state="done"] .icon {
    color: var(--_accent-text);
  }

  .call[data-state="failed"] :is(.call-state, .icon),
  .call[data-state="denied"] :is(.call-state, .icon),
  .call-error {
    color: var(--_danger);
  }

  .call[data-state="asks"] {
    border-color: var(--_accent-text);
    box-shadow: 0 0 0 1px var(--_accent-text);
  }

  .call[data-state="asks"] :is(.call-state, .icon) {
    color: var(--_accent-text);
  }

  .call details {
    border-block-start: 1px solid var(--_line);
  }

  .call summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 34px;
    border-radius: 6px;
    color: var(--_muted);
    cursor: pointer;
    list-style: none;
  }

  .thoughts summary {
    list-style: none;
  }

  .panel :is(.thoughts, .call) summary::-webkit-details-marker {
    display: none;
  }

  .call > summary.call-head {
    min-block-size: 36px;
    color: inherit;
  }

  .sub-agent > ul {
    display: grid;
    gap: 4px;
    margin: 2px 0 10px;
    padding: 0;
    list-style: none;
  }

  .sub-agent > ul > li {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 0.9375em;
  }

  .sub-agent > ul .icon {
    inline-size: 15px;
    block-size: 15px;
    color: var(--_muted);
  }

  .sub-agent > .prose {
    padding-block: 2px 10px;
  }

  .call pre,
  .document-body pre {
    max-block-size: 260px;
    margin: 0 0 12px;
    padding: 10px 12px;
    overflow: auto;
    border-radius: 11px;
    background: var(--_sunken);
    font: 0.875em/1.5 var(--_mono);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .call dl {
    display: grid;
    gap: 8px;
    margin: 0 0 12px;
  }

  .call dt {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .call dd {
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .call-error {
    margin: 2px 0 10px;
    overflow-wrap: anywhere;
  }

  .approval {
    display: grid;
    gap: 12px;
    padding-block: 12px 12px;
    border-block-start: 1px solid var(--_line);
  }

  .approval label {
    display: grid;
    gap: 5px;
  }

  .document-card {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 54px;
    margin-block-end: 12px;
    padding: 10px 16px;
    border: 1px solid var(--_line);
    border-radius: 15px;
    background: var(--_sunken);
    color: inherit;
    text-align: start;
  }

  .document-card:hover {
    border-color: var(--_accent-text);
  }

  .document-card :is(.icon, .spinner) {
    color: var(--_accent-text);
  }

  .document-title {
    flex: 1;
    min-inline-size: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .document-open {
    color: var(--_accent-text);
    font-size: 0.9375em;
    font-weight: 550;
  }

  .document {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    animation: slide 180ms cubic-bezier(0.2, 0.9, 0.3, 1);
  }

  .document-head,
  .versions {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 8px 10px;
    border-block-end: 1px solid var(--_line);
  }

  .panel[dir="rtl"] .document-head .tool:first-child .icon {
    transform: scaleX(-1);
  }

  .document-head h3 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .document-body {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 18px;
  }

  .document-body:focus-visible {
    outline-offset: -3px !important;
  }

  .document-body pre {
    max-block-size: none;
    overflow-wrap: normal;
    white-space: pre;
  }

  .versions {
    justify-content: space-between;
    border-block: 1px solid var(--_line) 0;
    color: var(--_muted);
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }

  .versions [aria-disabled="true"] {
    color: var(--_muted);
    cursor: default;
  }

  @keyframes slide {
    from {
      opacity: 0;
      transform: translateY(10px);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .document {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .document-card,
    .stop {
      border: 1px solid ButtonText;
    }

    .call[data-state="asks"] {
      border: 2px solid Highlight;
    }
  }
`;
