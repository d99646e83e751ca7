import {
  type CSSResultOrNative,
  html,
  nothing,
  type PropertyValues,
  type TemplateResult,
  unsafeCSS,
} from "lit";
import type { SiteActionHandler } from "../js/divinci/sdk/site-control.js";
import { Announcer } from "./announcer.js";
import { isOn, returnsFromMail } from "./attributes.js";
import { ChatProperties, type Login } from "./chat-properties.js";
import { type Attention, type Chat, type ChatHost, services } from "./chat.js";
import { experimentOf } from "./experiment.js";
import { focusedElement, focusFirst } from "./focus.js";
import { Launcher } from "./launcher.js";
import { launchersBelow } from "./launcher-stack.js";
import { LazyAnswers } from "./lazy-answers.js";
import { safeWebAddress } from "./links.js";
import { chooseLanguage, englishMessages, loadMessages, type Messages } from "./locales/index.js";
import { directionOf } from "./locales/negotiate.js";
import { LogScroll } from "./log-scroll.js";
import { report } from "./report.js";
import { styleTexts } from "./styles/index.js";
import { header } from "./views/header.js";
import { loadingPage } from "./views/loading.js";
import { loadProblem } from "./views/load-problem.js";
import { setupProblem } from "./views/setup-problem.js";
import { VisibleViewport } from "./visible-viewport.js";

export type * from "./chat-events.js";

/** Properties whose change ends the conversation, because it belongs to something else. */
const identityProperties = [
  "releaseId",
  "baseUrl",
  "externalUser",
  "gate",
  "turnstileSiteKey",
  "assistantId",
  "organizationId",
  "environment",
  "agentBaseUrl",
];
/** Properties that may change during a conversation. */
const settingProperties = [
  "turnstileSrc",
  "theme",
  "signUpUrl",
  "privacyUrl",
  "appUrl",
  "redirectTo",
  "messageFeedback",
  "contextBubbles",
  "label",
  "productRecommendations",
  "productsOf",
  "images",
  "shareChat",
  "quickMenu",
  "tokenUrl",
  "tokenCallback",
  "accessToken",
];
const launcherProperties = ["inline", "label", "launcher", "position"];

/**
 * `<parley-chat>`: a chat with an assistant behind a gate, as a button with a panel in a corner of
 * the page, or `inline` where it stands. Nothing is asked of the service before it is open.
 *
 * Events, all bubbling and composed: `parley-open`, `parley-close`, `parley-screen` (the gate shows
 * another screen), `parley-message` (a question was answered), `parley-action` (what became of an
 * action that an answer proposed), `parley-error` (a request failed), `parley-help` (a person is asked
 * for). Their `detail` also carries the `experiment` that the page takes part in.
 */
export class ParleyChat extends ChatProperties {
  /** @internal */
  static override readonly styles: CSSResultOrNative[] = styleTexts.map((text) =>
    unsafeCSS(layered(text)),
  );

  readonly #announcer: Announcer = new Announcer(() => this.renderRoot.querySelector("#announcer"));
  readonly #viewport = new VisibleViewport(this);
  readonly #answers = new LazyAnswers(({ answerStyles }) => {
    this.#adopt(answerStyles);
    this.requestUpdate();
  });
  readonly #host: ChatHost = {
    element: this,
    language: () => this.#language,
    messages: () => this.#messages ?? englishMessages,
    answers: () => this.#answers.value,
    changed: () => {
      this.requestUpdate();
    },
    answered: (text) => {
      this.#onAnswer(text);
    },
    adopt: (styles) => {
      this.#adopt(styles);
    },
    tell: (name, detail) => {
      this.#tell(name, detail);
    },
  };
  #language = "en";
  /** What the visitor has chosen over the owner's language. */
  #chosenLanguage: string | null = null;
  /** Null until the texts of the language have come. */
  #messages: Messages | null = null;
  #chat: Chat | null = null;
  /** The service's code on its way. */
  #loading: Promise<void> | undefined;
  /** What stands in the chat's place while there is none. */
  #absence: "loading" | "not loaded" | "not set up" = "loading";
  /** The button that this chat works: its own, or one that stood in the page before. */
  #ownLauncher: Launcher | null = null;
  /** Whether the panel has been opened, so that there is something to draw. */
  #begun = false;
  #menuIsOpen = false;
  readonly #adopted = new Set<string>();
  #focusBefore: HTMLElement | null = null;
  #hadFocus = false;
  #focusWanted = false;
  #attention: Attention | null = null;

  constructor() {
    super();
    new LogScroll(this, () => this.renderRoot);
  }

  /** Opens the panel and moves the focus into it. */
  open(): void {
    if (!this.#holdsFocus) this.#focusBefore = focusedElement();
    this.#focusWanted = true;
    this.isOpen = true;
    this.requestUpdate();
  }

  /** Closes the panel; what was typed and said stays. An inline chat stays open. */
  close(): void {
    if (this.inline) return;
    const giveBack = this.#holdsFocus || document.activeElement === document.body;
    this.isOpen = false;
    if (giveBack) (this.#ownLauncher?.button ?? this.opener ?? this.#focusBefore)?.focus();
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else this.open();
  }

  /**
   * Lets a user of the site in, by the refresh token that the site's server has got for them, and
   * keeps everybody else out. `origin` is the site's, where that is not this page's. Rejects when the
   * service refuses the token.
   */
  async login(refreshToken: string, origin?: string): Promise<Login> {
    return (await loads.signedIn()).login(this, refreshToken, origin);
  }

  /** Forgets the user whom `login` has let in. */
  async logout(): Promise<void> {
    (await loads.signedIn()).logout(this);
  }

  /**
   * Sends a message as the visitor would, without opening the panel, and resolves with what was said.
   * Rejects with the `status` and `context` of the service's answer when there is no other.
   */
  async sendMessage(content: string): Promise<unknown> {
    await this.updateComplete;
    if (!this.#begun) this.#begin();
    await this.#loading;
    if (this.#chat?.send === undefined) throw new Error("The chat takes no message.");
    return this.#chat.send(content);
  }

  /** Speaks the visitor's choice of a language; with null the owner's again, or what is found. */
  chooseLanguage(tag: string | null): void {
    this.#chosenLanguage = tag;
    this.#speak();
  }

  /**
   * Says how the page does an action that its release describes (`siteActions`) and an answer may
   * propose. The handler gets the described parameters alone; what it throws is told to the visitor
   * as a failure. What changes something is done only after the visitor agrees.
   */
  registerAction(name: string, handler: SiteActionHandler): void {
    this.actionHandlers.set(name, handler);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved within the page is back by then, and keeps its conversation.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** @internal */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(this.#viewport.sheet);
    return root;
  }

  /** @internal */
  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated) this.isOpen ||= this.inline || this.#returnsFromMail;
    if (!this.hasUpdated || changed.has("language")) this.#speak();
    if (identityProperties.some((name) => changed.has(name))) this.#end();
    else if (settingProperties.some((name) => changed.has(name))) this.#chat?.settingsChanged();
    if (launcherProperties.some((name) => changed.has(name))) this.#placeLauncher();
    if (this.isOpen && !this.#begun && this.isConnected) this.#begin();
    if (this.#chat?.wantsAnswers === true) this.#answers.want();
    this.#hadFocus = this.#holdsFocus;
  }

  /** @internal */
  override render(): TemplateResult {
    const styles = this.cssSrc === null ? null : safeWebAddress(this.cssSrc);
    return html`
      ${styles === null ? nothing : html`<link rel="stylesheet" href=${styles} />`}
      ${this.drawnLauncher === null ? (this.#ownLauncher?.element ?? nothing) : nothing}
      ${this.#begun ? this.#panel() : nothing}
    `;
  }

  /** @internal */
  protected override firstUpdated(): void {
    if (this.drawnLauncher === null) return;
    // What the tag has said, but for what the loader and the chat with an agent look at themselves.
    const known = [...ParleyChat.observedAttributes, "preload"];
    for (const name of this.getAttributeNames()) {
      if (known.includes(name) || name.endsWith("api-key")) continue;
      report.warn(`The attribute "${name}" has no effect.`);
    }
  }

  /** @internal */
  protected override updated(changed: PropertyValues): void {
    const wasOpen = changed.get("isOpen") as boolean | undefined;
    if (changed.has("isOpen") && this.isOpen !== (wasOpen ?? false)) this.#showOpenness();
    if (this.#chat !== null) {
      this.#attend(this.#chat.attention);
    } else if (this.#focusWanted) {
      this.#takeFocus();
    }
  }

  #panel(): TemplateResult {
    const messages = this.#messages ?? englishMessages;
    return html`
      <div
        id="panel"
        part="panel"
        class="panel"
        role=${this.inline ? "region" : "dialog"}
        aria-label=${this.#name}
        lang=${messages.language}
        dir=${messages.direction}
        data-position=${this.position ?? "end"}
        tabindex="-1"
        ?hidden=${!this.isOpen}
        @keydown=${this.#onKeydown}
        @click=${this.#onClick}
      >
        ${header({
          title: nonEmpty(this.label) ?? nonEmpty(this.#chat?.title) ?? this.#name,
          picture: this.#chat?.picture ?? null,
          closeName: messages.text("chat.close"),
          onClose: this.inline
            ? null
            : (): void => {
                this.close();
              },
          menuName: messages.text("chat.menu"),
          menuIsOpen: this.#menuIsOpen,
          onMenu: () => {
            this.#showMenu(!this.#menuIsOpen);
          },
          items: this.#chat?.menu ?? [],
        })}
        <div class="body">${this.#chat?.body() ?? this.#absent(messages)}</div>
        <div id="announcer" class="quiet" role="status"></div>
      </div>
    `;
  }

  #adopt(styles: string): void {
    const root = this.renderRoot;
    if (!(root instanceof ShadowRoot) || this.#adopted.has(styles)) return;
    this.#adopted.add(styles);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(layered(styles));
    root.adoptedStyleSheets.push(sheet);
  }

  #absent(messages: Messages): TemplateResult {
    switch (this.#absence) {
      case "loading":
        return loadingPage(messages);
      case "not loaded":
        return loadProblem(messages, () => {
          this.#begin();
        });
      case "not set up":
        return setupProblem(messages);
    }
  }

  /** Starts the conversation, with the service that the owner's settings name. */
  #begin(): void {
    this.#begun = true;
    const isForUsers = isOn(this.externalUser);
    const service = this.assistantId !== null ? "imbrace" : isForUsers ? "signedIn" : "divinci";
    const begin = services[service];
    if (begin === undefined) {
      this.#loading = this.#load(service);
      return;
    }
    this.#chat = begin(this.#host);
    this.#absence = "not set up";
  }

  /** Loads what a chat with a service needs, and then begins it. */
  async #load(service: keyof typeof services): Promise<void> {
    this.#absence = "loading";
    this.requestUpdate();
    try {
      await loads[service]();
      if (this.#begun && this.#chat === null) this.#begin();
    } catch (cause) {
      report.error("The chat could not be loaded.", cause);
      this.#absence = "not loaded";
    }
    this.requestUpdate();
  }

  #end(): void {
    this.#chat?.end();
    this.#chat = null;
    this.#attention = null;
    this.#menuIsOpen = false;
    this.#begun = false;
  }

  /** Chooses the language anew and loads its texts. */
  #speak(): void {
    const language = chooseLanguage(this.#chosenLanguage, this.language);
    this.#language = language;
    this.#chat?.languageChanged();
    void loadMessages(language)
      .catch((cause: unknown) => {
        report.warn(`The texts for "${language}" could not be loaded; English is used.`, cause);
        return englishMessages;
      })
      .then((messages) => {
        if (language !== this.#language) return;
        this.#messages = messages;
        this.#nameLauncher();
        this.requestUpdate();
      });
  }

  #placeLauncher(): void {
    this.#ownLauncher = null;
    if (this.inline || this.launcher === "none") return;
    this.#ownLauncher = this.drawnLauncher ?? this.#makeLauncher();
    this.#ownLauncher.state = this.isOpen ? "open" : "closed";
    this.#nameLauncher();
  }

  #makeLauncher(): Launcher {
    const corner = this.position ?? "end";
    const launcher = new Launcher(corner, () => {
      this.toggle();
    });
    launcher.element.style.setProperty("--_stack", launchersBelow(this, corner));
    return launcher;
  }

  /** Names the launcher, in English until the texts have come; one drawn already has a name. */
  #nameLauncher(): void {
    if (this.#messages === null && this.drawnLauncher !== null) return;
    const { language } = this.#messages ?? englishMessages;
    const direction = this.#messages?.direction ?? directionOf(this.#language);
    this.#ownLauncher?.speak(this.#name, language, direction);
  }

  /** What the owner calls the chat, or "Chat" in the visitor's language. */
  get #name(): string {
    return nonEmpty(this.label) ?? (this.#messages ?? englishMessages).text("chat.title");
  }

  /** Tells the page, moves the focus and speaks, as far as something has changed. */
  #attend(now: Attention): void {
    const before = this.#attention;
    this.#attention = now;
    if (now.screen !== before?.screen) this.#tell("parley-screen", { screen: now.screen });
    const elsewhere = now.focus !== before?.focus;
    if (this.#focusWanted || (this.#hadFocus && elsewhere)) this.#takeFocus();
    if (now.spoken !== before?.spoken) this.#announcer.say(now.spoken);
  }

  #takeFocus(): void {
    this.#focusWanted = false;
    const panel = this.renderRoot.querySelector<HTMLElement>("#panel");
    if (panel !== null) focusFirst(panel);
  }

  #showOpenness(): void {
    if (this.#ownLauncher !== null) {
      this.#ownLauncher.state = this.isOpen ? "open" : "closed";
      if (this.isOpen) this.#ownLauncher.unread = 0;
    }
    this.#tell(this.isOpen ? "parley-open" : "parley-close", {});
  }

  #onAnswer(text: string): void {
    this.#announcer.sayDrawn(() => this.#answers.value?.plainText(text) ?? text);
    if (this.#ownLauncher !== null && !this.isOpen) this.#ownLauncher.unread += 1;
  }

  #tell(name: string, detail: Readonly<Record<string, unknown>>): void {
    const experiment = experimentOf(this.experimentId, this.experimentVariant);
    if (this.debug) console.debug(`[parley] ${name}`, detail);
    this.trackEvents?.([{ name, timestamp: Date.now(), experiment }]);
    this.dispatchEvent(
      new CustomEvent(name, { bubbles: true, composed: true, detail: { ...detail, experiment } }),
    );
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (this.#menuIsOpen) {
      this.#showMenu(false);
      this.renderRoot.querySelector<HTMLElement>("#menu-button")?.focus();
    } else if (this.#chat?.back() !== true) {
      if (this.inline) return;
      this.close();
    }
    event.stopPropagation();
  };

  readonly #onClick = (event: Event): void => {
    if (!event.composedPath().some((node) => node instanceof Element && isMenu(node))) {
      this.#showMenu(false);
    }
  };

  #showMenu(isOpen: boolean): void {
    // Drawing between a click and the change that it makes would take that back.
    if (isOpen === this.#menuIsOpen) return;
    this.#menuIsOpen = isOpen;
    this.requestUpdate();
  }

  /** Whether the focus is in the panel, or in the Turnstile widget that it shows. */
  get #holdsFocus(): boolean {
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    if (activeElement === null || !this.contains(activeElement)) return false;
    const inside = this.shadowRoot?.activeElement;
    return inside === undefined || inside === null || inside.closest(".launcher") === null;
  }

  get #returnsFromMail(): boolean {
    return this.releaseId !== null && returnsFromMail(this.releaseId);
  }
}

/** Rules in a layer, so that a style sheet of the owner's wins however plain its selectors are. */
function layered(styles: string): string {
  return `@layer parley{${styles}}`;
}

/** Where the code of a service's chats is, when an entry has not brought it. */
const loads = {
  divinci: () => import("./entries/element.js"),
  imbrace: () => import("./entries/agent.js"),
  signedIn: () => import("./signed-in/entry.js"),
};

function nonEmpty(text: string | null | undefined): string | null {
  return text === undefined || text === "" ? null : text;
}

function isMenu(node: Element): boolean {
  return node.id === "menu" || node.id === "menu-button";
}

declare global {
  interface HTMLElementTagNameMap {
    "parley-chat": ParleyChat;
  }
}

// A second copy of this module on the page must not break the first.
if (customElements.get("parley-chat") === undefined) {
  customElements.define("parley-chat", ParleyChat);
}
