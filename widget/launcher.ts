import { chevronDown, speech } from "./icons.js";

/** What the launcher shows: the chat is closed, is being loaded, or is open. */
export type LauncherState = "closed" | "loading" | "open";

/**
 * The button that opens and closes the chat. Plain DOM, because the loader draws it before
 * anything else has been loaded; the element draws the same one when it is used alone.
 */
export class Launcher {
  /** The button itself, to give the focus back to. */
  readonly button: HTMLButtonElement;
  /** The node to place into a shadow root that has the launcher's styles. */
  readonly element: HTMLElement;
  readonly #badge = make("b", { ariaHidden: "true" });
  readonly #path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  #name = "";
  #unread = 0;

  /** `position` is "start" for the corner where a line begins, else the one where it ends. */
  constructor(position: string, onclick: () => void) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.append(this.#path);
    this.button = make(
      "button",
      { type: "button", className: "launch", ariaHasPopup: "dialog", onclick },
      svg,
      this.#badge,
    );
    this.element = make("div", { className: `launcher ${position}` }, this.button);
    this.state = "closed";
  }

  /** Names the button, in a language and its writing direction, which also decides on the corner. */
  speak(name: string, lang: string, dir: "ltr" | "rtl"): void {
    Object.assign(this.element, { lang, dir });
    this.#name = name;
    this.unread = this.#unread;
  }

  set state(state: LauncherState) {
    this.button.ariaExpanded = String(state === "open");
    this.button.ariaBusy = String(state === "loading");
    this.#path.setAttribute("d", state === "open" ? chevronDown : speech);
  }

  get unread(): number {
    return this.#unread;
  }

  /** How many answers came while the chat was closed; shown as a badge. */
  set unread(count: number) {
    // A page's first formatted number takes the engine longer than all the rest of the loader.
    const shown = count === 0 ? "" : count.toLocaleString(this.element.lang);
    this.#unread = count;
    this.#badge.hidden = !shown;
    this.#badge.textContent = shown;
    this.button.ariaLabel = shown ? `${this.#name} (${shown})` : this.#name;
  }

  /** Puts a message in the launcher's place, with a button that tries again. */
  fail(message: string, textContent: string, retry: () => void): void {
    const again = make("button", {
      type: "button",
      textContent,
      onclick: () => {
        note.remove();
        this.button.hidden = false;
        this.button.focus();
        retry();
      },
    });
    const note = make("div", { role: "alert", dir: "auto" }, message, again);
    this.state = "closed";
    this.button.hidden = true;
    this.element.append(note);
    again.focus();
  }
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}
