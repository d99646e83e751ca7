import {
  type CSSResultOrNative,
  html,
  nothing,
  type PropertyValues,
  type TemplateResult,
  unsafeCSS,
} from "lit";
import type { GateState, TranscriptEntry } from "../js/index.js";
import { Announcer } from "./announcer.js";
import { type Attention, attentionOf } from "./attention.js";
import { returnsFromMail } from "./attributes.js";
import { Captcha, type CaptchaRequest } from "./captcha.js";
import { ChatProperties } from "./chat-properties.js";
import { checkSettings } from "./check-settings.js";
import { experimentOf } from "./experiment.js";
import { focusedElement, focusFirst } from "./focus.js";
import { Launcher } from "./launcher.js";
import { LazyAnswers } from "./lazy-answers.js";
import { safeWebAddress } from "./links.js";
import { chooseLanguage, englishMessages, loadMessages, type Messages } from "./locales/index.js";
import { directionOf } from "./locales/negotiate.js";
import { LogScroll } from "./log-scroll.js";
import { report } from "./report.js";
import { Session } from "./session.js";
import type { Settings } from "./settings.js";
import { styleTexts } from "./styles/index.js";
import { header } from "./views/header.js";
import { screens } from "./views/index.js";
import { setupProblem } from "./views/setup-problem.js";
import type { View } from "./views/view.js";
import { VisibleViewport } from "./visible-viewport.js";

/** Properties whose change ends the conversation, because it belongs to something else. */
const identityProperties = ["releaseId", "baseUrl", "gate", "turnstileSiteKey"];
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
];
const launcherProperties = ["inline", "label", "launcher", "position"];

/**
 * `<parley-chat>`: a chat with an assistant behind a gate, as a button with a panel in a corner of
 * the page, or `inline` where it stands. Nothing is asked of the service before it is open.
 *
 * Events, all bubbling and composed: `parley-open`, `parley-close`, `parley-screen` (the gate shows
 * another screen), `parley-message` (a question was answered), `parley-error` (a request failed).
 * Their `detail` also carries the `experiment` that the page takes part in.
 */
export class ParleyChat extends ChatProperties {
  /**
   * In a layer, so that a style sheet of the owner's wins however plain its selectors are.
   * @internal
   */
  static override readonly styles: CSSResultOrNative[] = styleTexts.map((text) =>
    unsafeCSS(`@layer parley{${text}}`),
  );

  readonly #announcer = new Announcer(() => this.renderRoot.querySelector("#announcer"));
  readonly #viewport = new VisibleViewport(this);
  readonly #captcha = new Captcha(this, () => this.#captchaRequest());
  readonly #answers = new LazyAnswers(() => {
    this.requestUpdate();
  });
  #language = "en";
  /** What the visitor has chosen over the owner's language. */
  #chosenLanguage: string | null = null;
  /** Null until the texts of the language have come. */
  #messages: Messages | null = null;
  #settings: Settings | null = null;
  #session: Session | null = null;
  /** The button that this chat works: its own, or one that stood in the page before. */
  #ownLauncher: Launcher | null = null;
  /** Whether the panel has been opened, so that there is something to draw. */
  #begun = false;
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

  /** Speaks the visitor's choice of a language; with null the owner's again, or what is found. */
  chooseLanguage(tag: string | null): void {
    this.#chosenLanguage = tag;
    this.#speak();
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
    else if (settingProperties.some((name) => changed.has(name))) this.#readSettings();
    if (launcherProperties.some((name) => changed.has(name))) this.#placeLauncher();
    if (this.isOpen && !this.#begun && this.isConnected) this.#begin();
    if (this.#session?.needsMarkdown === true) this.#answers.want();
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
  protected override updated(changed: PropertyValues): void {
    const wasOpen = changed.get("isOpen") as boolean | undefined;
    if (changed.has("isOpen") && this.isOpen !== (wasOpen ?? false)) this.#showOpenness();
    if (this.#session !== null) {
      this.#attend(attentionOf(this.#session, this.#messages ?? englishMessages));
    } else if (this.#focusWanted) {
      this.#takeFocus();
    }
  }

  #panel(): TemplateResult {
    const messages = this.#messages ?? englishMessages;
    const view = this.#view;
    return html`
      <div
        id="panel"
        part="panel"
        class="panel"
        role=${this.inline ? "region" : "dialog"}
        aria-labelledby="title"
        lang=${messages.language}
        dir=${messages.direction}
        data-position=${this.position ?? "end"}
        tabindex="-1"
        ?hidden=${!this.isOpen}
        @keydown=${this.#onKeydown}
        @click=${this.#onClick}
      >
        ${header({
          title: this.#title,
          closeName: messages.text("chat.close"),
          onClose: this.inline
            ? null
            : (): void => {
                this.close();
              },
          view,
        })}
        <div class="body">
          ${view === null ? setupProblem(messages) : screens[view.session.state.screen](view)}
        </div>
        <div id="announcer" class="quiet" role="status"></div>
      </div>
    `;
  }

  get #view(): View | null {
    if (this.#session === null || this.#settings === null) return null;
    return {
      session: this.#session,
      settings: this.#settings,
      messages: this.#messages ?? englishMessages,
      answers: this.#answers.value,
      captchaVisible: this.#captcha.visible,
      update: () => {
        this.requestUpdate();
      },
    };
  }

  /** Starts the conversation, or finds that the owner's settings do not allow one. */
  #begin(): void {
    this.#begun = true;
    this.#settings = checkSettings(this);
    if (this.#settings === null) return;
    try {
      this.#session = new Session(this.#settings, this.#language, {
        changed: () => {
          this.requestUpdate();
        },
        answered: (entry) => {
          this.#onAnswer(entry);
        },
        failed: (error) => {
          this.#onFailure(error);
        },
      });
      this.#session.start();
    } catch (cause) {
      this.#session = null;
      report.error("The chat could not be set up.", cause);
    }
  }

  #readSettings(): void {
    if (this.#session !== null) this.#settings = checkSettings(this);
  }

  #end(): void {
    this.#session?.end();
    this.#session = null;
    this.#settings = null;
    this.#attention = null;
    this.#begun = false;
  }

  /** Chooses the language anew and loads its texts. */
  #speak(): void {
    const language = chooseLanguage(this.#chosenLanguage, this.language);
    this.#language = language;
    this.#session?.speak(language);
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
    this.#ownLauncher =
      this.drawnLauncher ??
      new Launcher(this.position ?? "end", () => {
        this.toggle();
      });
    this.#ownLauncher.state = this.isOpen ? "open" : "closed";
    this.#nameLauncher();
  }

  /** Names the launcher, in English until the texts have come; one drawn already has a name. */
  #nameLauncher(): void {
    if (this.#messages === null && this.drawnLauncher !== null) return;
    const { language } = this.#messages ?? englishMessages;
    const direction = this.#messages?.direction ?? directionOf(this.#language);
    this.#ownLauncher?.speak(this.#title, language, direction);
  }

  /** What the owner calls the chat, or "Chat" in the visitor's language. */
  get #title(): string {
    const label = this.label ?? "";
    return label === "" ? (this.#messages ?? englishMessages).text("chat.title") : label;
  }

  #captchaRequest(): CaptchaRequest | null {
    if (this.#session === null || this.#settings === null) return null;
    const { flow, state } = this.#session;
    const place = state.screen === "email" || state.challenge !== null;
    if (!place || this.renderRoot.querySelector("slot[name=captcha]") === null) return null;
    return {
      flow,
      challenge: state.challenge,
      scriptAddress: this.#settings.turnstileScript,
      theme: this.#settings.theme,
      language: this.#language,
    };
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

  #onAnswer(entry: TranscriptEntry): void {
    const { response } = entry;
    this.#announcer.say(this.#answers.value?.plainText(response) ?? response);
    if (this.#ownLauncher !== null && !this.isOpen) this.#ownLauncher.unread += 1;
    this.#tell("parley-message", { entry, remaining: this.#session?.state.remaining ?? null });
  }

  #onFailure(error: NonNullable<GateState["error"]>): void {
    const { code, message, name, requestId, status } = error;
    const answered = status === undefined ? "" : `, HTTP ${String(status)}`;
    const request = requestId === undefined ? "" : ` [request ${requestId}]`;
    const screen = this.#session?.state.screen ?? "error";
    const say = screen === "error" || screen === "blocked" ? report.error : report.warn;
    say(`${name} (${code}${answered}): ${message}${request}`);
    this.#tell("parley-error", { ...error });
  }

  #tell(name: string, detail: Readonly<Record<string, unknown>>): void {
    const experiment = experimentOf(this.experimentId, this.experimentVariant);
    if (this.debug) console.debug(`[parley] ${name}`, detail);
    this.dispatchEvent(
      new CustomEvent(name, { bubbles: true, composed: true, detail: { ...detail, experiment } }),
    );
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing) return;
    const session = this.#session;
    if (session?.menu === true) {
      this.#closeMenu();
      this.renderRoot.querySelector<HTMLElement>("#menu-button")?.focus();
    } else if (session !== null && session.tool !== null) {
      session.use(null);
    } else if (this.inline) {
      return;
    } else {
      this.close();
    }
    event.stopPropagation();
  };

  readonly #onClick = (event: Event): void => {
    if (!event.composedPath().some((node) => node instanceof Element && isMenu(node))) {
      this.#closeMenu();
    }
  };

  #closeMenu(): void {
    if (this.#session === null || !this.#session.menu) return;
    this.#session.menu = false;
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
