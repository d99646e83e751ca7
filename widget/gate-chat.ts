import type { TemplateResult } from "lit";
import { DEFAULTS } from "../js/generated/divinci.js";
import type { GateState, TranscriptEntry } from "../js/index.js";
import { gateAttention } from "./attention.js";
import { Captcha, type CaptchaRequest } from "./captcha.js";
import type { Attention, Chat, ChatHost } from "./chat.js";
import { checkSettings } from "./check-settings.js";
import type { Answers } from "./lazy-answers.js";
import type { Line } from "./line.js";
import type { Release } from "./release/release.js";
import { report } from "./report.js";
import { Session, type SessionEvents } from "./session.js";
import type { Settings } from "./settings.js";
import { shownResponse } from "./shown-response.js";
import type { MenuItem } from "./views/header.js";
import { screens } from "./views/index.js";
import type { View } from "./views/view.js";

/** A chat with Divinci, behind whichever gate its release has, or over another line. */
export class GateChat implements Chat {
  readonly #host: ChatHost;
  readonly #captcha: Captcha;
  readonly session: Session;
  readonly #line: Line | undefined;
  #settings: Settings;
  #release: Release | null = null;
  readonly #ending = new AbortController();

  /** Begins one, or finds that the owner's settings do not allow it. */
  static begin(host: ChatHost): GateChat | null {
    const settings = checkSettings(host.element);
    if (settings === null) return null;
    try {
      return new GateChat(host, settings);
    } catch (cause) {
      report.error("The chat could not be set up.", cause);
      return null;
    }
  }

  constructor(host: ChatHost, settings: Settings, line?: Line) {
    this.#host = host;
    this.#settings = settings;
    this.#line = line;
    const events: SessionEvents = {
      changed: host.changed,
      answered: (entry) => {
        this.#onAnswer(entry);
      },
      failed: (error) => {
        this.#onFailure(error);
      },
    };
    this.session = new Session(settings, host.language(), events, line);
    this.#captcha = new Captcha(host.element, () => this.#captchaRequest());
    this.session.start();
    if (settings.releaseLook !== "none") void this.#introduce();
  }

  get title(): string {
    return this.#release?.title ?? "";
  }

  get picture(): HTMLImageElement | null {
    return this.#release?.picture ?? null;
  }

  get menu(): readonly MenuItem[] {
    return this.#host.answers()?.gateMenu(this.#view) ?? [];
  }

  get attention(): Attention {
    return gateAttention(this.session, this.#host.messages());
  }

  get wantsAnswers(): boolean {
    return this.session.needsMarkdown;
  }

  body(): TemplateResult {
    const { screen } = this.session.state;
    return (this.#line?.screens?.[screen] ?? screens[screen])(this.#view);
  }

  back(): boolean {
    if (this.session.tool === null) return false;
    this.session.use(null);
    return true;
  }

  settingsChanged(): void {
    const { element } = this.#host;
    const settings = checkSettings(element) ?? this.#settings;
    this.#settings = this.#release?.restrict(settings, element) ?? settings;
  }

  languageChanged(): void {
    this.session.speak(this.#host.language());
  }

  async send(content: string): Promise<TranscriptEntry> {
    const { sendMessage } = await import("./send-message.js");
    return sendMessage(this.session, content);
  }

  end(): void {
    this.#ending.abort();
    this.#release?.end();
    this.#captcha.end();
    this.session.end();
  }

  get #view(): View {
    const { answers, changed, messages } = this.#host;
    const drawing = answers();
    if (drawing !== null) this.#equip(drawing);
    return {
      session: this.session,
      settings: this.#settings,
      messages: messages(),
      answers: drawing,
      release: this.#release,
      captchaVisible: this.#captcha.visible,
      update: changed,
    };
  }

  #equip({ ConversationTools, gateAnswerStyles }: Answers): void {
    const { adopt, element, messages, tell } = this.#host;
    adopt(gateAnswerStyles);
    this.session.equip(ConversationTools, {
      page: element,
      handlers: element.actionHandlers,
      tell: (executed) => {
        tell("parley-action", { ...executed });
      },
      cannotRead: () => {
        this.session.say(messages().text("answer.readFailed"));
      },
    });
  }

  /** Asks for what the release says of itself, beside the gate: without it the chat is as it is. */
  async #introduce(): Promise<void> {
    const { signal } = this.#ending;
    const { baseUrl, releaseId } = this.#settings;
    try {
      const { Release } = await import("./release/release.js");
      const service = baseUrl ?? DEFAULTS.baseUrl;
      const release = await Release.read(this.#host, service, releaseId, signal);
      if (signal.aborted) {
        release.end();
        return;
      }
      this.#release = release;
      this.session.welcome(release.welcome);
      this.#settings = release.restrict(this.#settings, this.#host.element);
      this.#host.changed();
    } catch (cause) {
      if (!signal.aborted) report.warn("What the release says of itself could not be read.", cause);
    }
  }

  #captchaRequest(): CaptchaRequest | null {
    const { flow, state } = this.session;
    const { element, language } = this.#host;
    const place = state.screen === "email" || state.challenge !== null;
    if (!place || element.renderRoot.querySelector("slot[name=captcha]") === null) return null;
    return {
      flow,
      challenge: state.challenge,
      scriptAddress: this.#settings.turnstileScript,
      theme: this.#settings.theme,
      language: language(),
    };
  }

  #onAnswer(entry: TranscriptEntry): void {
    const { answered, tell } = this.#host;
    answered(shownResponse(entry));
    tell("parley-message", { entry, remaining: this.session.state.remaining });
  }

  #onFailure(error: NonNullable<GateState["error"]>): void {
    const { code, message, name, requestId, status } = error;
    const said = status === undefined ? "" : `, HTTP ${String(status)}`;
    const request = requestId === undefined ? "" : ` [request ${requestId}]`;
    const { screen } = this.session.state;
    const say = screen === "error" || screen === "blocked" ? report.error : report.warn;
    say(`${name} (${code}${said}): ${message}${request}`);
    this.#host.tell("parley-error", { ...error });
  }
}
