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

  .field .composer {
    gap: 4px;
  }

  .field .composer .tool {
    border-radius: 15px;
  }

  .panel .field .grow :is(textarea, &::after) {
    padding-inline-start: 4px;
  }
`;
