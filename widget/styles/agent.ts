import { css } from "./css.js";

/** What a chat with an agent has from the beginning: suggestions, files, the field. */
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
    border: 2px dashed var(--_accent);
    border-radius: 15px;
    background: color-mix(in srgb, var(--_surface) 88%, transparent);
    color: var(--_accent);
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

  :is(.notice, .file) .spinner {
    flex: none;
  }

  .panel .trouble .plain {
    flex: none;
    color: inherit;
    font-weight: 620;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .notice .spinner {
    margin-block-start: 2px;
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

  @media (forced-colors: active) {
    .suggestions button,
    .stop {
      border: 1px solid ButtonText;
    }
  }
`;
