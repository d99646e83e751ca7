import { html, nothing, type TemplateResult } from "lit";
import { cross, more, speech } from "../icons.js";
import { iconButton } from "./buttons.js";
import { icon } from "./icon.js";

/** One thing that can be chosen from the menu. */
export interface MenuItem {
  readonly icon: string;
  readonly text: string;
  readonly act: () => void;
}

export interface HeaderOptions {
  readonly title: string;
  /** Null for the widget's own sign. */
  readonly picture: HTMLImageElement | null;
  readonly closeName: string;
  /** Null where the chat cannot be closed. */
  readonly onClose: (() => void) | null;
  readonly menuName: string;
  readonly menuIsOpen: boolean;
  readonly onMenu: () => void;
  /** The menu is there when it has something to choose. */
  readonly items: readonly MenuItem[];
}

/** Name of the chat, the menu of the conversation, and the way out. */
export function header(options: HeaderOptions): TemplateResult {
  const { closeName, items, onClose, picture, title } = options;
  return html`
    <div class="header" part="header">
      <span class="mark">${picture ?? icon(speech)}</span>
      <h2 id="title" part="title"><bdi>${title}</bdi></h2>
      ${items.length === 0 ? nothing : menu(options)}
      ${onClose === null ? nothing : iconButton(closeName, cross, onClose)}
    </div>
  `;
}

function menu({ items, menuIsOpen, menuName, onMenu }: HeaderOptions): TemplateResult {
  return html`
    <button
      type="button"
      class="tool"
      id="menu-button"
      title=${menuName}
      aria-label=${menuName}
      aria-expanded=${String(menuIsOpen)}
      aria-controls="menu"
      @click=${onMenu}
    >
      ${icon(more)}
    </button>
    <div class="menu" id="menu" ?hidden=${!menuIsOpen}>
      ${items.map(
        ({ act, icon: path, text }) => html`
          <button
            type="button"
            @click=${(): void => {
              onMenu();
              act();
            }}
          >
            ${icon(path)}${text}
          </button>
        `,
      )}
    </div>
  `;
}
