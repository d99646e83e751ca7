import { css } from "./css.js";

/** A text as it was sent, until what draws Markdown has come. */
export const proseStyles = css`
  .prose {
    overflow-wrap: anywhere;
  }

  .as-sent {
    white-space: pre-wrap;
  }
`;
