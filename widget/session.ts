import { GateClient } from "../js/divinci/gate-client.js";
import type { GateFlow, GateState, TranscriptEntry } from "../js/index.js";
import type { ConversationTools, PageContext, ToolContext } from "./conversation-tools.js";
import { englishNameOf } from "./locales/index.js";
import type { Settings } from "./settings.js";
import { TypedText } from "./typed-text.js";

/** What a session tells its element. */
export interface SessionEvents {
  /** Something that a view shows has changed. */
  readonly changed: () => void;
  /** A question has been answered. */
  readonly answered: (entry: TranscriptEntry) => void;
  /** A request has failed, in a way that the state names. */
  readonly failed: (error: NonNullable<GateState["error"]>) => void;
}

/** Tools of an answer or of the conversation that have a message of their own to show. */
export type Tool = "clear" | "handoff" | "save";

const markdownSigns = /[*_`[#|]/;

/**
 * One visitor's way through one gate: the flow, and beside it all that the flow does not know,
 * from half-typed text to ratings. Views read it and call it; the element starts and ends it.
 */
export class Session {
  readonly flow: GateFlow;
  readonly typed: TypedText;
  /** What can be done with answers, once it has been loaded. */
  tools: ConversationTools | null = null;
  /** What has been said. The flow makes a new copy for each look at it, so one is kept. */
  transcript: readonly TranscriptEntry[] = [];
  /** What the release says first; empty where it says nothing. */
  greeting: readonly string[] = [];
  /** The field whose content cannot be sent as it is. */
  invalid: "email" | "code" | null = null;
  /** The tool whose card stands above the message field. */
  tool: Tool | null = null;
  /** A sentence on something small that has just happened. */
  remark: string | null = null;

  readonly #client: GateClient;
  readonly #settings: Settings;
  #language: string;
  readonly #events: SessionEvents;
  readonly #ending = new AbortController();
  /** The message given to the flow, until the flow shows that it has taken it. */
  #handedOver = "";
  #lastDraft = "";
  #greeted = false;
  #sentAgain = false;
  #lastError: GateState["error"] = null;
  /** Answers that came before the tools for them did, by their places. */
  #untold: number[] = [];

  constructor(settings: Settings, language: string, events: SessionEvents) {
    const client = new GateClient({
      releaseId: settings.releaseId,
      ...(settings.baseUrl === null ? {} : { baseUrl: settings.baseUrl }),
    });
    this.#client = client;
    this.#settings = settings;
    this.#language = englishNameOf(language);
    this.#events = events;
    this.flow =
      settings.gate === "homepage"
        ? client.homepageChat.flow({ turnstileSiteKey: settings.turnstileSiteKey })
        : client.freeChatGate.flow({ redirectTo: settings.redirectTo, language: this.#language });
    this.typed = new TypedText(settings.releaseId);
    const { signal } = this.#ending;
    this.flow.addEventListener(
      "change",
      () => {
        this.#follow();
      },
      { signal },
    );
    this.flow.addEventListener(
      "exchange",
      (event) => {
        this.#answered((event as CustomEvent<TranscriptEntry>).detail);
      },
      { signal },
    );
  }

  get state(): GateState {
    return this.flow.state;
  }

  /** Whether the gate has feedback, a voice and a hand-over to the app. */
  get hasTools(): boolean {
    return this.#settings.gate === "free-chat";
  }

  /** Takes over what can be done with answers, which is loaded with what draws them. */
  equip(Tools: new (context: ToolContext) => ConversationTools, context: PageContext): void {
    if (this.tools !== null) return;
    const { appUrl, releaseId } = this.#settings;
    const { changed } = this.#events;
    this.tools = new Tools({ ...context, gate: this.#client.freeChatGate, appUrl, releaseId, changed });
    this.#tellTools();
  }

  start(): void {
    this.transcript = this.flow.transcript;
    this.flow.start();
  }

  /** Has the service answer in another language from now on. */
  speak(language: string): void {
    this.#language = englishNameOf(language);
    this.#client.freeChatGate.setLanguage(this.#language);
  }

  /** Stops the flow; the session cannot be used after it. */
  end(): void {
    this.#ending.abort();
    this.tools?.clear();
    this.flow.close();
  }

  submitEmail(): void {
    const email = this.typed.email.trim();
    this.invalid = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? null : "email";
    if (this.invalid === null && !this.state.busy) {
      this.flow.submitEmail(email, { marketingConsent: this.typed.consent });
    }
    this.#events.changed();
  }

  submitCode(): void {
    this.#sentAgain = false;
    this.invalid = /^\d{6}$/.test(this.typed.code) ? null : "code";
    if (this.invalid === null && !this.state.busy) this.flow.submitCode(this.typed.code);
    this.#events.changed();
  }

  /** Has the code or the link sent once more. */
  sendAgain(): void {
    if (this.state.busy) return;
    this.typed.code = "";
    this.invalid = null;
    this.#sentAgain = true;
    this.flow.resendCode();
  }

  /** Whether the code or the link on the screen is one that the visitor asked for again. */
  get wasSentAgain(): boolean {
    const { busy, notice, screen } = this.state;
    const waiting = screen === "code" || screen === "link-sent";
    return this.#sentAgain && waiting && !busy && notice === null;
  }

  changeEmail(): void {
    this.#sentAgain = false;
    this.typed.code = "";
    this.flow.changeEmail();
  }

  /** Whether a question could be asked now. */
  get isFree(): boolean {
    const { busy, pending, screen } = this.state;
    return screen === "chat" && pending === "" && !busy;
  }

  /** Whether the message in the field could be sent now. */
  get canSend(): boolean {
    return this.isFree && this.typed.message.trim() !== "";
  }

  send(): void {
    if (this.canSend) this.ask(this.typed.message.trim());
  }

  /** Asks a question, while the session is free; one that stands in the field leaves it. */
  ask(question: string): void {
    this.remark = null;
    this.tool = null;
    this.#handedOver = question;
    this.flow.send(question);
    this.#follow();
  }

  /** Shows a tool's card, or none. */
  use(tool: Tool | null): void {
    this.remark = null;
    this.tool = tool;
    if (tool === "handoff") void this.tools?.handoff.prepare();
    this.#events.changed();
  }

  clear(): void {
    this.tool = null;
    this.tools?.clear();
    this.#untold = [];
    this.flow.signOut();
    this.transcript = [];
    this.#events.changed();
  }

  say(remark: string): void {
    this.remark = remark;
    this.#events.changed();
  }

  /** Whether there is, or soon will be, a text to draw that may be Markdown. */
  get needsMarkdown(): boolean {
    if (this.state.screen === "terms" || this.transcript.length > 0) return true;
    if (this.state.pending !== "" || this.typed.message !== "") return true;
    return this.greeting.some((text) => markdownSigns.test(text));
  }

  /** Takes over what the flow says about the visitor's text, and reports a new error. */
  #follow(): void {
    const { draft, error, pending, screen } = this.state;
    this.#taken(pending);
    if (draft !== this.#lastDraft) this.typed.putBack(draft);
    this.#lastDraft = draft;
    if (error !== null && !isSame(error, this.#lastError)) this.#events.failed(error);
    this.#lastError = error;
    if (screen === "chat" && this.hasTools && !this.#greeted) void this.#greet();
    this.#events.changed();
  }

  #answered(entry: TranscriptEntry): void {
    this.transcript = this.flow.transcript;
    this.#taken(entry.prompt);
    this.#untold.push(this.transcript.length - 1);
    this.#tellTools();
    this.#events.answered(entry);
  }

  /** Tells the tools of answers that have come since they were last told. */
  #tellTools(): void {
    if (this.tools === null) return;
    for (const index of this.#untold.splice(0)) {
      const entry = this.transcript[index];
      if (entry !== undefined) this.tools.answered(entry, index);
    }
  }

  /** Empties the message field once the flow has its text, unless the visitor has typed on. */
  #taken(text: string): void {
    if (this.#handedOver === "" || text !== this.#handedOver) return;
    if (this.typed.message.trim() === text) this.typed.message = "";
    this.#handedOver = "";
  }

  /** A greeting is a courtesy: without it the chat shows a general one. */
  async #greet(): Promise<void> {
    this.#greeted = true;
    try {
      const language = this.#language;
      const { messages } = await this.#client.freeChatGate.welcome({ language });
      this.greeting = messages.map(({ message }) => message).filter((text) => text !== "");
      this.#events.changed();
    } catch {
      this.greeting = [];
    }
  }
}

/** The flow hands over each state as a new value, also when the error in it is an old one. */
function isSame(error: GateState["error"], other: GateState["error"]): boolean {
  return JSON.stringify(error) === JSON.stringify(other);
}
