import { css } from "./css.js";

/** What a chat with an agent has from the beginning: suggestions and the field. */
export const agentStyles = css`
  .agent,
  .chat {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }

  .trouble {
    align-items: center;
  }

  .trouble p {
    flex: 1;
    margin: 0;
  }

  .panel .trouble .plain {
    flex: none;
    color: inherit;
    font-weight: 620;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 0 0 12px;
    padding: 0;
    list-style: none;
  }

  .suggestions button {
    min-block-size: 38px;
    padding: 7px 14px;
    border: 1px solid var(--_line);
    border-radius: 19px;
    background: var(--_surface);
    color: inherit;
    font-size: 0.9375em;
    line-height: 1.35;
    text-align: start;
    transition:
      background-color 120ms ease,
      border-color 120ms ease;
  }

  .suggestions button:hover {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 7%, var(--_surface));
  }

  .field .composer {
    gap: 4px;
  }

  .field .composer .tool {
    border-radius: 15px;
  }

  .panel .field .grow :is(textarea, &::after) {
    padding-inline-start: 4px;
  }

  @media (forced-colors: active) {
    .suggestions button {
      border: 1px solid ButtonText;
    }
  }
`;
