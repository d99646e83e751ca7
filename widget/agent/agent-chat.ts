import type { TemplateResult } from "lit";
import type { Attention, Chat, ChatHost } from "../chat.js";
import { LazyTexts } from "../lazy-texts.js";
import { agentPart, type AgentTexts } from "../locales/agent/index.js";
import { report } from "../report.js";
import { agentStyles } from "../styles/agent.js";
import { suggestionStyles } from "../styles/suggestions.js";
import type { MenuItem } from "../views/header.js";
import { agentAttention } from "./agent-attention.js";
import type { AgentTools } from "./agent-tools.js";
import type { AgentAnswers } from "./answers.js";
import { plus } from "./icons.js";
import { AgentSession } from "./session.js";
import { checkAgentSettings, type AgentSettings } from "./settings.js";
import type { Turn } from "./turn.js";
import { agentBody } from "./views/body.js";
import type { AgentView } from "./views/view.js";

/** A chat with an iMBRACE agent. */
export class AgentChat implements Chat {
  readonly #host: ChatHost;
  readonly #session: AgentSession;
  readonly #ending = new AbortController();
  #settings: AgentSettings;
  readonly #lazyTexts = new LazyTexts(agentPart, () => {
    this.#host.changed();
  });
  #drawing: AgentAnswers | null = null;
  #tools: AgentTools | null = null;
  #loading: Promise<AgentAnswers> | null = null;

  /** Begins one, or finds that the owner's settings do not allow it. */
  static begin(host: ChatHost): AgentChat | null {
    const settings = checkAgentSettings(host.element);
    return settings === null ? null : new AgentChat(host, settings);
  }

  private constructor(host: ChatHost, settings: AgentSettings) {
    this.#host = host;
    this.#settings = settings;
    this.#session = new AgentSession(settings, () => this.#load(), {
      changed: host.changed,
      answered: (turn) => {
        this.#onAnswer(turn);
      },
      failed: (error) => {
        this.#onFailure(error);
      },
    });
    host.adopt(agentStyles + suggestionStyles);
    window.addEventListener("online", this.#onOnline, { signal: this.#ending.signal });
    this.#session.start();
  }

  get menu(): readonly MenuItem[] {
    if (this.#session.turns.length === 0) return [];
    return [
      ...(this.#tools?.menu(this.#view) ?? []),
      {
        icon: plus,
        text: this.#texts("agent.newChat"),
        act: () => {
          this.#session.startAnew();
        },
      },
    ];
  }

  get attention(): Attention {
    const asked = this.#drawing?.askedTool(this.#session.turns) ?? "";
    return agentAttention(this.#session, this.#host.messages(), this.#texts, asked);
  }

  get wantsAnswers(): boolean {
    return this.#session.turns.length > 0 || this.#session.typed.message !== "";
  }

  body(): TemplateResult {
    // Without it texts are shown as they came; a message that is sent tries once more.
    if (this.wantsAnswers) this.#loadIfPossible();
    return agentBody(this.#view);
  }

  back(): boolean {
    const { document, edited } = this.#session;
    if (document !== null) this.#session.closeDocument();
    else if (edited !== null) this.#session.cancelEdit();
    return document !== null || edited !== null;
  }

  settingsChanged(): void {
    const settings = checkAgentSettings(this.#host.element);
    if (settings === null) return;
    this.#settings = settings;
    this.#session.renew(settings);
  }

  /** Its texts follow with the next drawing. */
  languageChanged(): void {
    this.#host.changed();
  }

  end(): void {
    this.#ending.abort();
    this.#session.end();
  }

  get #view(): AgentView {
    const { answers, changed, messages } = this.#host;
    return {
      page: this.#host.element,
      session: this.#session,
      messages: messages(),
      texts: this.#texts,
      answers: answers(),
      drawing: this.#drawing,
      votes: this.#settings.votes,
      load: this.#loadIfPossible,
      update: changed,
    };
  }

  readonly #loadIfPossible = (): void => {
    this.#load().catch(() => undefined);
  };

  /** Loads what reads and draws answers. A load that failed is tried again by the next call. */
  #load(): Promise<AgentAnswers> {
    const host = this.#host;
    this.#loading ??= import("./answers.js").then(
      (answers) => {
        this.#drawing = answers;
        this.#tools = new answers.AgentTools(host.element, this.#settings.assistantId, host.changed);
        host.adopt(answers.agentAnswerStyles);
        host.changed();
        return answers;
      },
      (cause: unknown) => {
        this.#loading = null;
        report.warn("A script of the chat did not load.", cause);
        throw cause;
      },
    );
    return this.#loading;
  }

  get #texts(): AgentTexts {
    return this.#lazyTexts.in(this.#host.language());
  }

  /** What failed or waits for want of a connection is tried when there is one. */
  readonly #onOnline = (): void => {
    const { trouble } = this.#session;
    if (trouble?.text === "notice.network-error") trouble.retry();
    void this.#session.sendWaiting();
  };

  #onAnswer(turn: Turn): void {
    const { answered, tell } = this.#host;
    answered(turn.text);
    this.#tools?.answered(turn);
    tell("parley-message", { message: turn.message, chatId: this.#session.chatId });
  }

  #onFailure(error: unknown): void {
    const { cause, code, message, name, requestId, statusCode } = error as Failure;
    report.warn(`A call to the agent failed: ${message}`, ...(cause === undefined ? [] : [cause]));
    this.#host.tell("parley-error", { name, code, message, requestId, status: statusCode });
  }
}

/** An error of the client's, or another. */
type Failure = Error & {
  readonly code?: string;
  readonly requestId?: string;
  readonly statusCode?: number;
};
