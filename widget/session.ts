import type { GateState, TranscriptEntry } from "../js/index.js";
import type { ConversationTools, PageContext, ToolContext } from "./conversation-tools.js";
import { type ConversationState, type DrawChoice, type Flow, gateLine, type Line } from "./line.js";
import { englishNameOf } from "./locales/index.js";
import { report } from "./report.js";
import type { Settings } from "./settings.js";
import type { SharedConversation } from "./shared-conversation.js";
import { stored } from "./site-storage.js";
import { TypedText } from "./typed-text.js";
import type { MenuItem } from "./views/header.js";
import type { Awaited, Waiting } from "./views/waiting.js";

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
export class Session implements Waiting {
  readonly flow: Flow;
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

  /** A message that waits for the network, or until no other tab awaits an answer. */
  waiting = "";

  /** The conversation as other tabs share it, once what does that has been loaded. */
  #shared: SharedConversation | null = null;
  #sharing: Promise<void> | null = null;
  readonly #line: Line;
  readonly #settings: Settings;
  #language: string;
  readonly #events: SessionEvents;
  readonly #ending = new AbortController();
  #isSending = false;
  #lastDraft = "";
  #greeted = false;
  #sentAgain = false;
  #lastError: GateState["error"] = null;
  /** Answers that came before the tools for them did, by their places. */
  #untold: number[] = [];

  /** Without a `line` it is that through the release's gate. */
  constructor(settings: Settings, language: string, events: SessionEvents, line?: Line) {
    this.#settings = settings;
    this.#language = englishNameOf(language);
    this.#events = events;
    this.#line = line ?? gateLine(settings, this.#language);
    this.flow = this.#line.flow;
    this.typed = new TypedText(settings.releaseId);
    this.typed.putBack(this.typed.sent);
    this.typed.sent = "";
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
    const entry = this.#line.sharing.key;
    addEventListener(
      "storage",
      ({ key }) => {
        if (key === entry) void this.#share();
      },
      { signal },
    );
    if (stored(entry) !== null) void this.#share();
  }

  get state(): ConversationState {
    return this.flow.state;
  }

  /** Whether the gate has feedback, a voice and a hand-over to the app. */
  get hasTools(): boolean {
    return this.#settings.gate === "free-chat";
  }

  /** How to leave a conversation that is a user's already. */
  get leaving(): MenuItem | undefined {
    return this.#line.leaving?.();
  }

  get drawChoice(): DrawChoice | undefined {
    return this.#line.drawChoice;
  }

  /**
   * Takes over what can be done with answers, which is loaded with what draws them, before the first
   * question. So that this need not wait for what shares the conversation, that is loaded now too.
   */
  equip(Tools: new (context: ToolContext) => ConversationTools, context: PageContext): void {
    if (this.tools !== null) return;
    const { appUrl, releaseId } = this.#settings;
    const { changed } = this.#events;
    const { gate } = this.#line;
    this.tools = new Tools({ ...context, gate, appUrl, releaseId, changed });
    this.#tellTools();
    void this.#share();
  }

  /** Aborted when the session has come to its end. */
  get ended(): AbortSignal {
    return this.#ending.signal;
  }

  start(): void {
    this.transcript = this.flow.transcript;
    this.flow.start();
  }

  /** Has the service answer in another language from now on. */
  speak(language: string): void {
    this.#language = englishNameOf(language);
    this.#line.gate.setLanguage(this.#language);
  }

  /** Stops the flow; the session cannot be used after it. */
  end(): void {
    this.#ending.abort();
    this.tools?.clear();
    this.#shared?.end();
    this.flow.close();
  }

  /** Greets with the release's own words, unless the gate has greeted. */
  welcome(text: string): void {
    if (this.greeting.length === 0 && text !== "") this.greeting = [text];
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

  /** Whether a question could be asked now, if only to wait for the network. */
  get isFree(): boolean {
    const { busy, pending, screen } = this.state;
    const isOpen = screen === "chat" || screen === "offline";
    return isOpen && pending + this.waiting === "" && !busy;
  }

  /** Whether the message in the field could be sent now. */
  get canSend(): boolean {
    return this.isFree && this.typed.message.trim() !== "";
  }

  send(): void {
    if (!this.canSend) return;
    const question = this.typed.message.trim();
    this.typed.message = "";
    this.ask(question);
  }

  /** Asks a question, as soon as one may go out. What has been typed stays. */
  ask(question: string): void {
    if (!this.isFree) return;
    this.remark = null;
    this.tool = null;
    this.waiting = question;
    this.#follow();
  }

  /** What keeps a message back; null when there is none, or when it is about to go out. */
  get awaited(): Awaited | null {
    if (this.waiting === "") return null;
    if (this.state.screen === "offline") return "network";
    return this.#shared?.isWaiting === true ? "tab" : null;
  }

  /** Puts the message that waits back into its field. */
  takeBack(): void {
    this.typed.putBack(this.waiting);
    this.waiting = "";
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
    this.takeBack();
    void this.#share().then(() => this.#shared?.clear());
    this.#startAnew();
  }

  say(remark: string): void {
    this.remark = remark;
    this.#events.changed();
  }

  /** Whether there is, or soon will be, a text to draw that may be Markdown. */
  get needsMarkdown(): boolean {
    if (this.state.screen === "terms" || this.transcript.length > 0) return true;
    if (this.state.pending + this.waiting + this.typed.message !== "") return true;
    return this.greeting.some((text) => markdownSigns.test(text));
  }

  #startAnew(): void {
    this.typed.putBack(this.state.pending);
    this.tool = null;
    this.tools?.clear();
    this.#untold = [];
    this.flow.signOut();
    this.transcript = [];
    this.#events.changed();
  }

  /** Takes over what the flow says about the visitor's text, and reports a new error. */
  #follow(): void {
    const { draft, error, pending, screen } = this.state;
    if (draft !== this.#lastDraft) this.typed.putBack(draft);
    this.#lastDraft = draft;
    if (error !== null && !isSame(error, this.#lastError)) this.#failed(error);
    this.#lastError = error;
    if (screen === "chat") {
      this.typed.forgetEmail();
      if (this.hasTools && !this.#greeted) void this.#greet();
    }
    // Where the service keeps the conversation, what was said before comes with a change.
    if (this.#line.sharing.isStored) this.transcript = this.flow.transcript;
    void this.#sendWaiting();
    this.typed.sent = pending === "" ? this.waiting : pending;
    this.#events.changed();
  }

  /** Gives the waiting message to the flow, as soon as that and the other tabs are ready. */
  async #sendWaiting(): Promise<void> {
    if (!this.#mayGo || this.#isSending) return;
    this.#isSending = true;
    const send = (): void => {
      this.#isSending = false;
      if (!this.#mayGo) return;
      this.flow.send(this.waiting);
      // What the flow has no use for stays.
      if (this.state.pending !== "") this.waiting = "";
    };
    await this.#share();
    if (this.#shared === null) send();
    else this.#shared.speak(send);
  }

  /**
   * Loads what shares the conversation with other tabs, and keeps it if the service does not. Without
   * it the conversation is this page's alone.
   */
  #share(): Promise<void> {
    const changed = (): void => {
      this.transcript = this.flow.transcript;
      this.#events.changed();
    };
    const cleared = (): void => {
      this.#startAnew();
    };
    return (this.#sharing ??= this.#line.sharing.begin({ changed, cleared }).then(
      (shared) => {
        if (this.#ending.signal.aborted) {
          shared.end();
          return;
        }
        this.#shared = shared;
        changed();
      },
      (cause: unknown) => {
        report.warn("The conversation is not kept, because a script did not load.", cause);
      },
    ));
  }

  get #mayGo(): boolean {
    const { busy, pending, screen } = this.state;
    return this.waiting !== "" && screen === "chat" && pending === "" && !busy;
  }

  #failed(error: NonNullable<GateState["error"]>): void {
    // A conversation of an earlier visit may have become too old for the server's signature.
    if (error.status === 400 && this.#shared?.isRestored === true) this.tool = "clear";
    this.#events.failed(error);
  }

  #answered(entry: TranscriptEntry): void {
    this.transcript = this.flow.transcript;
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

  /** A greeting is a courtesy: without it the chat shows a general one. */
  async #greet(): Promise<void> {
    this.#greeted = true;
    try {
      const language = this.#language;
      const { messages } = await this.#line.gate.welcome({ language });
      const texts = messages.map(({ message }) => message).filter((text) => text !== "");
      if (texts.length > 0) this.greeting = texts;
      this.#events.changed();
    } catch {
      // What the release says of itself may have come all the same.
    }
  }
}

/** The flow hands over each state as a new value, also when the error in it is an old one. */
function isSame(error: GateState["error"], other: GateState["error"]): boolean {
  return JSON.stringify(error) === JSON.stringify(other);
}

