import { Launcher } from "../../widget/launcher.js";
import { floatingFrameStyles } from "../../widget/styles/floating-frame.js";
import { launcherStyles } from "../../widget/styles/launcher.js";
import { launcherTokens } from "../../widget/styles/tokens.js";
import { nameLauncher } from "../loader/launcher-words.js";

/** A frame that floats above the page, and the button that opens and closes it. */
export class Floating {
  readonly #iframe: HTMLIFrameElement;
  readonly #launcher: Launcher;

  constructor(
    iframe: HTMLIFrameElement,
    settings: ReadonlyMap<string, string>,
    toggle: () => void,
  ) {
    this.#iframe = iframe;
    this.#launcher = new Launcher("end", toggle);
    const { direction } = nameLauncher(this.#launcher, settings);
    iframe.hidden = true;
    const host = document.createElement("parley-frame");
    host.dir = direction;
    host.setAttribute("theme", settings.get("theme") ?? "");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherTokens + launcherStyles + floatingFrameStyles);
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#launcher.element, iframe);
    document.body.append(host);
  }

  get isOpen(): boolean {
    return !this.#iframe.hidden;
  }

  /** The focus goes to the button when what has had it is gone. */
  set isOpen(isOpen: boolean) {
    const hadFocus = (this.#iframe.getRootNode() as ShadowRoot).activeElement === this.#iframe;
    this.#iframe.hidden = !isOpen;
    this.#launcher.state = isOpen ? "open" : "closed";
    if (isOpen) this.#launcher.unread = 0;
    else if (hadFocus) this.#launcher.button.focus();
  }

  /** An answer has come that nobody sees. */
  addUnread(): void {
    if (!this.isOpen) this.#launcher.unread += 1;
  }
}
