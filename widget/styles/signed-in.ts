import { css } from "./css.js";

/** What a chat of signed-in users has beside that of visitors. Loaded with it. */
export const signedInStyles = css`
  .notice[data-level="nearer"] {
    background: color-mix(in srgb, var(--_danger) 12%, var(--_surface));
    color: var(--_danger);
  }

  .notice p {
    flex: 1;
    margin: 0;
  }

  .panel .notice .plain {
    flex: none;
    color: inherit;
    font-weight: 620;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .variants {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr));
    gap: 12px;
  }

  .variant {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-inline-size: 0;
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: 14px;
  }

  .variant > h3 {
    margin: 0;
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 620;
  }

  .variant .secondary {
    margin-block-start: auto;
  }

  .panel .stop {
    background: var(--_text);
    color: var(--_surface);
  }

  .stop .icon {
    fill: currentcolor;
  }

  @media (forced-colors: active) {
    .stop {
      border: 1px solid ButtonText;
    }
  }
`;
