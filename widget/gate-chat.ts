import type { TemplateResult } from "lit";
import type { GateState, TranscriptEntry } from "../js/index.js";
import { gateAttention } from "./attention.js";
import { Captcha, type CaptchaRequest } from "./captcha.js";
import type { Attention, Chat, ChatHost } from "./chat.js";
import { checkSettings } from "./check-settings.js";
import type { Line } from "./line.js";
import { report } from "./report.js";
import { Session, type SessionEvents } from "./session.js";
import type { Settings } from "./settings.js";
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
    this.#settings = checkSettings(this.#host.element) ?? this.#settings;
  }

  languageChanged(): void {
    this.session.speak(this.#host.language());
  }

  async send(content: string): Promise<TranscriptEntry> {
    const { sendMessage } = await import("./send-message.js");
    return sendMessage(this.session, content);
  }

  end(): void {
    this.#captcha.end();
    this.session.end();
  }

  get #view(): View {
    const { answers, changed, messages } = this.#host;
    const drawing = answers();
    if (drawing !== null) this.session.equip(drawing.ConversationTools);
    return {
      session: this.session,
      settings: this.#settings,
      messages: messages(),
      answers: drawing,
      captchaVisible: this.#captcha.visible,
      update: changed,
    };
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
    const { answers, answered, tell } = this.#host;
    answered(answers()?.plainText(entry.response) ?? entry.response);
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
