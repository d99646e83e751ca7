import { html, nothing, type TemplateResult } from "lit";
import { bin, cross, leave, more, speech } from "../icons.js";
import { icon } from "./icon.js";
import type { View } from "./view.js";

export interface HeaderOptions {
  readonly title: string;
  readonly closeName: string;
  /** Null where the chat cannot be closed. */
  readonly onClose: (() => void) | null;
  /** Null until there is something to have a menu for. */
  readonly view: View | null;
}

/** Name of the chat, the menu of the conversation, and the way out. */
export function header({ closeName, onClose, title, view }: HeaderOptions): TemplateResult {
  return html`
    <div class="header">
      <span class="mark">${icon(speech)}</span>
      <h2 id="title">${title}</h2>
      ${view === null ? nothing : menu(view)}
      ${
        onClose === null
          ? nothing
          : html`<button
              type="button"
              class="tool"
              title=${closeName}
              aria-label=${closeName}
              @click=${onClose}
            >
              ${icon(cross)}
            </button>`
      }
    </div>
  `;
}

function menu(view: View): unknown {
  const { messages, session, update } = view;
  if (session.transcript.length === 0) return nothing;
  const name = messages.text("chat.menu");
  return html`
    <button
      type="button"
      class="tool"
      id="menu-button"
      title=${name}
      aria-label=${name}
      aria-expanded=${String(session.menu)}
      aria-controls="menu"
      @click=${(): void => {
        session.menu = !session.menu;
        update();
      }}
    >
      ${icon(more)}
    </button>
    <div class="menu" id="menu" ?hidden=${!session.menu}>
      ${
        session.hasTools
          ? item(leave, messages.text("menu.continue"), () => {
              session.use("handoff");
            })
          : nothing
      }
      ${item(bin, messages.text(clearName(view)), () => {
        session.use("clear");
      })}
    </div>
  `;
}

/** Where the visitor has given an address, clearing also forgets that it was verified. */
function clearName({ session }: View): "menu.clear" | "menu.signOut" {
  const { mode } = session.state;
  return mode === "none" || mode === "captcha-only" ? "menu.clear" : "menu.signOut";
}

function item(path: string, text: string, act: () => void): TemplateResult {
  return html`<button type="button" @click=${act}>${icon(path)}${text}</button>`;
}
