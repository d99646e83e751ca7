import { css } from "./css.js";

/** Buttons, links and fields. */
export const controlStyles = css`
  .panel :is(button, a, input, textarea, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }

  .panel :is(button, input, textarea) {
    font: inherit;
  }

  .panel button {
    -webkit-tap-highlight-color: transparent;
    cursor: pointer;
  }

  .panel button:not([aria-disabled="true"]):active {
    transform: scale(0.97);
  }

  .panel a {
    color: var(--_accent-text);
    text-underline-offset: 2px;
  }

  .primary,
  .secondary {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-block-size: 46px;
    padding: 9px 22px;
    border: 1px solid transparent;
    border-radius: 13px;
    text-align: center;
    transition:
      filter 120ms ease,
      background-color 120ms ease;
  }

  .panel :is(.primary, .secondary) {
    font-weight: 600;
  }

  .panel .primary {
    background: var(--_accent);
    color: var(--_on-accent);
    text-decoration: none;
  }

  .primary:hover,
  .send:not([aria-disabled="true"]):hover {
    filter: brightness(1.1);
  }

  .secondary {
    border-color: var(--_edge);
    background: none;
    color: inherit;
  }

  .secondary:hover {
    background: var(--_sunken);
  }

  .plain {
    min-block-size: 40px;
    padding: 6px 8px;
    border: 0;
    border-radius: 9px;
    background: none;
    color: var(--_accent-text);
    font-weight: 550;
  }

  .plain:hover {
    background: var(--_sunken);
  }

  .tool {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: none;
    color: var(--_muted);
  }

  .tool:hover {
    background: var(--_sunken);
    color: var(--_text);
  }

  .tool[aria-pressed="true"] {
    color: var(--_accent-text);
  }

  .tool[aria-pressed="true"] .icon {
    fill: color-mix(in srgb, currentcolor 22%, transparent);
  }

  .panel :is(input:not([type="checkbox"]), textarea) {
    box-sizing: border-box;
    inline-size: 100%;
    padding: 11px 14px;
    border: 1px solid var(--_edge);
    border-radius: 13px;
    background: var(--_surface);
    color: inherit;
    /* Below 16 pixels a phone zooms in on the field. */
    font-size: max(16px, 1em);
  }

  .panel :is(input, textarea)::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .panel :is(input, textarea)[aria-invalid="true"] {
    border-color: var(--_danger);
    box-shadow: 0 0 0 1px var(--_danger);
  }

  /* An address reads from left to right, and stands where the visitor's lines begin. */
  .panel[dir="rtl"] input[dir="ltr"] {
    text-align: end;
  }

  input[type="checkbox"] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 1px 0 0;
    accent-color: var(--_accent);
  }

  .panel .digits {
    padding-block: 9px;
    font: 1.5em/1.4 var(--_mono);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.42em;
  }

  .field-error {
    margin: 8px 0 0;
    color: var(--_danger);
    font-size: 0.9375em;
  }

  .notice {
    display: flex;
    gap: 10px;
    margin: 0 0 12px;
    padding: 10px 14px;
    border-radius: 13px;
    background: var(--_caution);
    color: var(--_on-caution);
    font-size: 0.9375em;
    line-height: 1.42;
  }

  .small {
    font-size: 0.875em;
  }

  .muted {
    color: var(--_muted);
  }

  .spinner {
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid currentcolor;
    border-inline-start-color: transparent;
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }

  .captcha[data-visible] {
    flex: none;
    min-block-size: 65px;
    margin-block: 14px;
  }

  .dots {
    display: inline-flex;
    gap: 5px;
    padding-block: 9px;
  }

  .dots i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_muted);
    animation: breathe 1.2s ease-in-out infinite;
  }

  .dots i:nth-child(2) {
    animation-delay: 160ms;
  }

  .dots i:nth-child(3) {
    animation-delay: 320ms;
  }

  @keyframes breathe {
    0%,
    70%,
    100% {
      opacity: 0.35;
    }

    35% {
      opacity: 1;
      transform: translateY(-3px);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }

    .spinner {
      animation-duration: 4s;
    }
  }

  @media (forced-colors: active) {
    .primary,
    .tool,
    .plain {
      border: 1px solid ButtonText;
    }

    .notice {
      border: 1px solid CanvasText;
    }

    .tool[aria-pressed="true"] {
      border: 2px solid Highlight;
    }

    .dots i {
      background: CanvasText;
    }
  }
`;
