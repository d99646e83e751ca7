import { css } from "./css.js";

/** What a chat with an agent has from the beginning: the field. */
export const agentStyles = css`
  .agent,
  .chat {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }

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

  .notice .spinner {
    flex: none;
    margin-block-start: 2px;
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
