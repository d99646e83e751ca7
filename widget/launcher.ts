import { chevronDown, speech } from "./icons.js";
import words from "./locales/launcher.json" with { type: "json" };
import { directionOf } from "./locales/negotiate.js";

/** A language that the launcher speaks. */
export type LauncherLanguage = keyof typeof words;

/** All of them, as lower-case BCP 47 tags. */
export const launcherLanguages = Object.keys(words);

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
  readonly #words: readonly string[];
  readonly #label: string;
  #unread = 0;

  /**
   * `position` is "start" for the corner where a line begins, else the one where it ends; without
   * a `label` the button is called "Chat".
   */
  constructor(language: string, position: string, label: string, onclick: () => void) {
    this.#words = words[language as LauncherLanguage];
    this.#label = label;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.append(this.#path);
    this.button = make(
      "button",
      { type: "button", className: "launch", ariaHasPopup: "dialog", onclick },
      svg,
      this.#badge,
    );
    const dir = directionOf(language);
    const className = `launcher ${position}`;
    this.element = make("div", { lang: language, dir, className }, this.button);
    this.state = "closed";
    this.unread = 0;
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
    this.#unread = count;
    this.#badge.hidden = count === 0;
    this.#badge.textContent = String(count);
    const name = this.#label || (this.#words[0] ?? "");
    this.button.ariaLabel = count === 0 ? name : `${name} (${count})`;
  }

  /** Puts a message in the launcher's place, with a button that tries again. */
  fail(retry: () => void): void {
    const [, failed = "", textContent = ""] = this.#words;
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
    const note = make("div", { role: "alert" }, failed, again);
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
