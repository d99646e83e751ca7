import { isOn, returnsFromMail } from "../../widget/attributes.js";
import type { ParleyChat } from "../../widget/element.js";
import { Launcher } from "../../widget/launcher.js";
import { report } from "../../widget/report.js";
import { launcherStyles } from "../../widget/styles/launcher.js";
import { launcherTokens } from "../../widget/styles/tokens.js";
import type { ChatHandle } from "./chat-handle.js";
import { later } from "./later.js";
import { type LauncherWords, nameLauncher } from "./launcher-words.js";

const hostName = "parley-launcher";

/**
 * A launcher in a corner of the page and, from its first use on, the chat behind it. Until then
 * the page has loaded nothing but the loader.
 */
export class LazyChat implements ChatHandle {
  declare readonly login: ChatHandle["login"];
  declare readonly logout: ChatHandle["logout"];
  declare readonly sendMessage: ChatHandle["sendMessage"];
  readonly auth = this;

  #startUrl: string;
  readonly #attributes: ReadonlyMap<string, string>;
  readonly #host = document.createElement(hostName);
  readonly #words: LauncherWords;
  readonly #launcher: Launcher;
  #chat: ParleyChat | null = null;
  /** Whether the chat is to be open once it has been loaded. */
  #wanted = false;
  /** Whether someone has asked for it, so that the focus may move. */
  #asked = false;
  #loading: Promise<void> | null = null;

  /** `startUrl` is the module that loads `<parley-chat>`, `attributes` are for the element. */
  constructor(startUrl: string, attributes: ReadonlyMap<string, string>) {
    this.#startUrl = startUrl;
    this.#attributes = attributes;
    this.#launcher = new Launcher(attributes.get("position") ?? "end", () => {
      this.toggle();
    });
    this.#words = nameLauncher(this.#launcher, attributes);
    later(this, () => this.#ready());
    const { button } = this.#launcher;
    button.onpointerenter = button.onfocus = (): void => {
      button.onpointerenter = button.onfocus = null;
      this.preload();
    };
  }

  /** Places the launcher at the end of the page, and opens the chat if that is asked for. */
  mount(): void {
    const attributes = this.#attributes;
    const host = this.#host;
    const corner = attributes.get("position") ?? "end";
    const below = document.querySelectorAll(`${hostName}[corner="${corner}"]`).length;
    host.setAttribute("theme", attributes.get("theme") ?? "");
    host.setAttribute("corner", corner);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${launcherTokens}${launcherStyles}:host{--_stack:${below}}`);
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#launcher.element);
    document.body.append(host);
    const releaseId = attributes.get("release-id") ?? "";
    this.#wanted = isOn(attributes.get("open")) || returnsFromMail(releaseId);
    if (this.#wanted) void this.#load();
  }

  /** Loads all that the chat needs before it can ask the service, for a visitor who may open it. */
  preload(): void {
    this.#code()
      .then(({ preload }) => preload())
      .catch(() => {
        // Who opens the chat is told.
      });
  }

  open(): void {
    this.#wanted = this.#asked = true;
    if (this.#chat === null) void this.#load();
    else this.#chat.open();
  }

  close(): void {
    this.#wanted = false;
    this.#launcher.state = "closed";
    this.#chat?.close();
  }

  toggle(): void {
    if (this.#chat?.isOpen ?? this.#wanted) this.close();
    else this.open();
  }

  /** The chat, loaded if need be. */
  async #ready(): Promise<ParleyChat> {
    await this.#load();
    if (this.#chat === null) throw new Error(this.#words.texts[1]);
    return this.#chat;
  }

  #load(): Promise<void> {
    if (this.#wanted) this.#launcher.state = "loading";
    return (this.#loading ??= this.#import());
  }

  /** The element's module, and beside it what comes before its first chat. */
  #code(): ReturnType<typeof import("./start.js").load> {
    const start = import(this.#startUrl) as Promise<typeof import("./start.js")>;
    return start.then(({ load }) => load()).catch((cause: unknown) => {
      // Some browsers remember that an address failed, so the next attempt has another. But an import
      // map may hold the hash of this one, and the other would go unchecked.
      if (document.querySelector("[type=importmap]") === null) this.#startUrl += "?";
      throw cause;
    });
  }

  async #import(): Promise<void> {
    try {
      await this.#code();
      this.#place();
    } catch (cause) {
      report.error(`Could not load ${this.#startUrl}.`, cause);
      this.#wanted = false;
      this.#loading = null;
      const [, failed = "", retry = ""] = this.#words.texts;
      this.#launcher.fail(failed, retry, () => {
        this.open();
      });
    }
  }

  #place(): void {
    const chat = document.createElement("parley-chat");
    for (const [name, value] of this.#attributes) chat.setAttribute(name, value);
    chat.toggleAttribute("open", this.#wanted);
    chat.drawnLauncher = this.#launcher;
    this.#host.after(chat);
    this.#chat = chat;
    if (this.#wanted && this.#asked) chat.open();
  }
}
