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
