import { css } from "./css.js";

/** Questions to begin with, below the greeting. Loaded with what has some. */
export const suggestionStyles = css`
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0 0 6px;
    padding: 0;
    list-style: none;
  }

  .suggestions button {
    min-block-size: 40px;
    padding: 7px 15px;
    border: 1px solid var(--_line);
    border-radius: 20px;
    background: var(--_surface);
    color: inherit;
    font-size: 0.9375em;
    line-height: 1.35;
    overflow-wrap: anywhere;
    text-align: start;
    transition:
      background-color 120ms ease,
      border-color 120ms ease;
  }

  .suggestions button:hover {
    border-color: var(--_accent-text);
    background: color-mix(in srgb, var(--_accent) 7%, var(--_surface));
  }

  @media (forced-colors: active) {
    .suggestions button {
      border-color: ButtonText;
    }
  }
`;
