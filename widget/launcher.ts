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
  readonly button = make("button", { className: "launch", type: "button", ariaHasPopup: "dialog" });
  /** The node to place into a shadow root that has the launcher's styles. */
  readonly element = make("div", { className: "launcher" }, this.button);
  readonly #badge = make("b", { ariaHidden: "true" });
  readonly #path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  readonly #name: string;
  readonly #failed: string;
  readonly #retry: string;
  #unread = 0;

  /**
   * `position` is "start" for the corner where a line begins, else the one where it ends; without
   * a `label` the button is called "Chat".
   */
  constructor(language: string, position: string, label: string, onToggle: () => void) {
    const [name = "", failed = "", retry = ""] = words[language as LauncherLanguage];
    this.#name = label || name;
    this.#failed = failed;
    this.#retry = retry;
    this.element.lang = language;
    this.element.dir = directionOf(language);
    this.element.classList.add(position);
    this.button.onclick = onToggle;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.append(this.#path);
    this.button.append(svg, this.#badge);
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
    this.button.ariaLabel = count === 0 ? this.#name : `${this.#name} (${String(count)})`;
  }

  /** Puts a message in the launcher's place, with a button that tries again. */
  fail(retry: () => void): void {
    const again = make("button", { type: "button", textContent: this.#retry });
    const note = make("div", { role: "alert" }, this.#failed, again);
    again.onclick = (): void => {
      note.remove();
      this.button.hidden = false;
      this.button.focus();
      retry();
    };
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
