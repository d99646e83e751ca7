import type {
  ChatMessage,
  ChatStreamEvent,
  DivinciClient,
  GateState,
  GateTerms,
  MessageFeedbackInput,
} from "../../js/index.js";
import type { ConversationState, Flow } from "../line.js";
import type { Quota } from "./quota.js";
import {
  exchangeOf,
  readTranscript,
  type StoredChat,
  type StoredExchange,
  withChosen,
} from "./stored-chat.js";

/** How the last answer came to an end that the user should know of. */
export type Ending = "stopped" | "cut";

/** What a flow stands on. */
export interface SignedInFlowParts {
  readonly client: DivinciClient;
  readonly stored: StoredChat;
  readonly quota: Quota;
  /** The service no longer knows the user. */
  readonly expired: () => void;
}

type Failure = Partial<NonNullable<GateState["error"]>> & { readonly retryAfter?: number };

const blank: ConversationState = {
  screen: "loading",
  mode: "none",
  busy: false,
  challenge: null,
  email: "",
  pending: "",
  draft: "",
  remaining: null,
  terms: null,
  notice: null,
  retryAfter: null,
  error: null,
};

/** Steps of gates that a signed-in user does not go through. */
const noStep = (): void => undefined;

/**
 * The conversation of a user who is signed in to the site: no gate, a chat that the service keeps,
 * and answers that stream in. Dispatches "change" and "exchange", as the flows of gates do.
 */
export class SignedInFlow extends EventTarget implements Flow {
  readonly submitEmail = noStep;
  readonly submitCode = noStep;
  readonly resendCode = noStep;
  readonly changeEmail = noStep;
  readonly challengeSolved = noStep;
  readonly challengeFailed = noStep;
  readonly challengeExpired = noStep;

  /**
   * Runs an action that sends a message. Where tabs share the conversation, a function stands here that
   * runs it when it is this tab's turn.
   */
  turn = (act: () => void): void => {
    act();
  };

  /** How the last answer ended, unless as it should. */
  ending: Ending | null = null;

  readonly #parts: SignedInFlowParts;
  #state = blank;
  #exchanges: readonly StoredExchange[] = [];
  #online = navigator.onLine;
  /** Ends what is under way. */
  #stop = new AbortController();
  readonly #closing = new AbortController();
  #frame = 0;

  constructor(parts: SignedInFlowParts) {
    super();
    this.#parts = parts;
  }

  get state(): ConversationState {
    return this.#state;
  }

  get transcript(): readonly StoredExchange[] {
    return this.#exchanges;
  }

  /** Whether an answer is on its way, which can be stopped. */
  get isAnswering(): boolean {
    return this.#state.pending !== "" && this.#state.screen === "chat";
  }

  /** Goes on where the user has left off, or begins. */
  start(): void {
    const { signal } = this.#closing;
    const heard = ({ type }: Event): void => {
      this.setOnline(type === "online");
    };
    addEventListener("online", heard, { signal });
    addEventListener("offline", heard, { signal });
    void this.#open();
  }

  send(prompt: string): void {
    const { pending, screen } = this.#state;
    if (screen === "chat" && pending === "" && prompt.trim() !== "") void this.#ask(prompt);
  }

  /** Ends the answer that is under way, and keeps what has come of it. */
  stop(): void {
    if (this.isAnswering) this.#stop.abort();
  }

  /** Asks the last question once more. */
  again(): void {
    const last = this.#exchanges.at(-1);
    if (last === undefined) return;
    this.turn(() => {
      this.send(last.prompt);
    });
  }

  /** Says what is good or bad about an answer. */
  async submitFeedback(index: number, input: MessageFeedbackInput): Promise<void> {
    const { client, stored } = this.#parts;
    const messageId = this.#exchanges[index]?.messageId ?? "";
    if (stored.id === null || messageId === "") throw new Error("The answer is not stored");
    await client.chat.submitMessageFeedback(stored.id, messageId, input);
  }

  /** Chooses one of the answers that stand side by side. */
  async choose(index: number, variant: number): Promise<void> {
    const { client, stored } = this.#parts;
    const exchange = this.#exchanges[index];
    if (stored.id === null || exchange === undefined) return;
    await client.chat.selectArena(stored.id, exchange.messageId, variant);
    this.#exchanges = this.#exchanges.map((one) =>
      one === exchange ? withChosen(one, variant) : one,
    );
    this.#replace({ ...this.#state });
  }

  acceptTerms(): void {
    const { pending, screen, terms } = this.#state;
    if (screen === "terms" && terms !== null) void this.#accept(terms, pending);
  }

  declineTerms(): void {
    const { pending, screen } = this.#state;
    if (screen === "terms") this.#rest({ draft: pending });
  }

  /** Screens "error" and "offline"; on "quota" the one who draws it asks for what is left first. */
  retry(): void {
    if (this.#state.screen === "error") void this.#open();
    else if (this.#state.pending === "") this.#rest();
  }

  setOnline(online: boolean): void {
    this.#online = online;
    if (this.#isFree()) this.#rest();
  }

  /** Begins anew, with the chat that is stored by then. */
  signOut(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#take([]);
    this.ending = null;
    this.#rest();
  }

  /** Takes up what was said in another tab. False when that cannot be done now. */
  async catchUp(): Promise<boolean> {
    const { quota, stored } = this.#parts;
    const { id } = stored;
    const before = this.#exchanges;
    if (!this.#isFree()) return false;
    try {
      const { exchanges } = await this.#read(id);
      if (!this.#isFree() || stored.id !== id || this.#exchanges !== before) return false;
      for (let count = before.length; count < exchanges.length; count += 1) quota.count();
      this.#take(exchanges);
      this.ending = null;
      this.#rest({ draft: this.#state.draft });
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.#closing.abort();
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
  }

  /** Reads what was said before. */
  async #open(): Promise<void> {
    const { expired, stored } = this.#parts;
    const { signal } = (this.#stop = new AbortController());
    this.#replace(blank);
    try {
      const { exchanges, unanswered } = await this.#read(stored.id);
      if (signal.aborted) return;
      this.#take(exchanges);
      this.#rest({ draft: unanswered });
    } catch (cause) {
      if (signal.aborted) return;
      const error = failureOf(cause);
      if (error.status === 401) expired();
      else if (isGone(error)) this.#leave();
      else this.#replace({ ...blank, screen: "error", error });
    }
  }

  async #ask(prompt: string, notice: GateState["notice"] = null): Promise<void> {
    const { chat } = this.#parts.client;
    const { signal } = (this.#stop = new AbortController());
    const growing: Partial<ChatMessage> & { content: string } = { content: "" };
    const begun = Date.now();
    this.ending = null;
    this.#replace({ ...blank, screen: "chat", pending: prompt });
    try {
      const id = await this.#chatId();
      signal.throwIfAborted();
      const onEvent = (event: ChatStreamEvent | { type: "error" }): void => {
        if (event.type === "start") growing.id = event.messageId;
        if (event.type === "context") growing.context = event.context;
        if (event.type !== "chunk") return;
        growing.content += event.content;
        this.#grow(growing.content, signal);
      };
      const message = await chat.stream(id, prompt, { signal, onEvent });
      this.#answered(exchangeOf(prompt, begun, message));
    } catch (cause) {
      if (this.#closing.signal.aborted || signal !== this.#stop.signal) return;
      const partial = exchangeOf(prompt, begun, growing);
      if (signal.aborted) this.#halt(partial, "stopped");
      else await this.#failed(failureOf(cause), partial, notice);
    }
  }

  /** A chat that is gone: what comes next begins another. */
  #leave(): void {
    this.#parts.stored.id = null;
    this.signOut();
  }

  async #read(id: string | null): Promise<ReturnType<typeof readTranscript>> {
    return readTranscript(id === null ? [] : await this.#parts.client.chat.getTranscript(id));
  }

  async #chatId(): Promise<string> {
    const { client, stored } = this.#parts;
    return (stored.id ??= (await client.chat.create()).id);
  }

  #answered(exchange: StoredExchange): void {
    this.#parts.quota.count();
    this.#exchanges = [...this.#exchanges, exchange];
    this.#rest();
    this.dispatchEvent(new CustomEvent("exchange", { detail: exchange }));
  }

  /** An answer has ended before its end: what has come of it is kept, else the question goes back. */
  #halt(partial: StoredExchange, ending: Ending): void {
    if (partial.response === "") {
      this.#rest({ draft: partial.prompt });
      return;
    }
    this.ending = ending;
    this.#answered(partial);
  }

  async #failed(
    error: NonNullable<GateState["error"]> & Failure,
    partial: StoredExchange,
    notice: GateState["notice"],
  ): Promise<void> {
    const { expired, quota, stored } = this.#parts;
    const { prompt } = partial;
    if (error.name === "TermsNotAcceptedError") {
      const terms = termsOf(error.details);
      this.#replace({ ...blank, screen: "terms", pending: prompt, terms, notice });
    } else if (error.status === 401) {
      this.#rest({ draft: prompt });
      expired();
    } else if (isQuota(error)) {
      quota.take(error.details);
      quota.takeRefusal(error.code);
      this.#rest({ draft: prompt, error });
    } else if (/max number of messages/i.test(error.message)) {
      quota.endConversation();
      this.#rest({ draft: prompt, error });
    } else if (isGone(error) && stored.id !== null) {
      // Deleted elsewhere. What was said stays in sight, and the question begins another.
      stored.id = null;
      await this.#ask(prompt);
    } else if (error.status === 429 || error.status === 409) {
      const { retryAfter = null } = error;
      this.#rest({ draft: prompt, notice: "rate-limited", retryAfter, error });
    } else {
      await this.#recover(partial, error);
    }
  }

  /** Nobody knows what became of an answer but the service. */
  async #recover(
    partial: StoredExchange,
    error: NonNullable<GateState["error"]>,
  ): Promise<void> {
    const { stored } = this.#parts;
    const { signal } = this.#stop;
    try {
      const { exchanges } = await this.#read(stored.id);
      if (signal.aborted) return;
      const last = exchanges.at(-1);
      if (exchanges.length > this.#exchanges.length && last?.prompt === partial.prompt) {
        this.#take(exchanges.slice(0, -1));
        this.ending = last.response.length > partial.response.length ? null : "cut";
        this.#answered(last);
        return;
      }
    } catch {
      if (signal.aborted) return;
    }
    if (partial.response === "") {
      const notice = error.status === undefined ? "network-error" : "server-error";
      this.#rest({ draft: partial.prompt, notice, error });
    } else {
      this.#halt(partial, "cut");
    }
  }

  async #accept({ tosId, version }: GateTerms, prompt: string): Promise<void> {
    const { client } = this.#parts;
    const { releaseId } = client.getConfig();
    const { signal } = this.#closing;
    this.#replace({ ...this.#state, busy: true, notice: null });
    try {
      await client.terms.accept({ releaseId, tosId, version });
      if (signal.aborted) return;
      this.turn(() => void this.#ask(prompt));
    } catch (cause) {
      if (signal.aborted) return;
      const error = failureOf(cause);
      // The service shows the newer ones to who asks again.
      if (error.status === 409) await this.#ask(prompt, "terms-changed");
      else this.#replace({ ...this.#state, busy: false, notice: "server-error", error });
    }
  }

  #take(exchanges: readonly StoredExchange[]): void {
    this.#exchanges = exchanges;
    this.#parts.quota.resume(exchanges.length);
  }

  /** Shows what has come of an answer, once a frame. */
  #grow(answer: string, signal: AbortSignal): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const isCurrent = signal === this.#stop.signal && this.isAnswering;
      if (isCurrent) this.#replace({ ...this.#state, answer });
    });
  }

  /** Whether the user could say something now, or could if the quota were not spent. */
  #isFree(): boolean {
    const { pending, screen } = this.#state;
    return pending === "" && (screen === "chat" || screen === "offline" || screen === "quota");
  }

  /** Waits for the user. */
  #rest(changes: Partial<ConversationState> = {}): void {
    const isSpent = this.#parts.quota.level?.level === "spent";
    const screen = isSpent ? "quota" : this.#online ? "chat" : "offline";
    this.#replace({ ...blank, screen, ...changes });
  }

  #replace(state: ConversationState): void {
    this.#state = state;
    if (!this.#closing.signal.aborted) this.dispatchEvent(new Event("change"));
  }
}

function failureOf(cause: unknown): NonNullable<GateState["error"]> & Failure {
  const error = (cause ?? {}) as Failure;
  const { code = "UNKNOWN_ERROR", message = "", name = "Error" } = error;
  const { details, requestId, retryAfter, status } = error;
  return {
    name,
    code,
    message,
    ...(status !== undefined && { status }),
    ...(details !== undefined && { details }),
    ...(requestId !== undefined && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

function isGone({ status }: Failure): boolean {
  return status === 404;
}

/** A quota of the user's tier, and no mere haste: that has a code of its own. */
function isQuota({ code = "", name, status }: Failure): boolean {
  return status === 429 && (name === "QuotaExceededError" || /quota/i.test(code));
}

function termsOf(details: Record<string, unknown> = {}): GateTerms {
  const { content, title, tosId, version } = details;
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  return { tosId: text(tosId), version, title: text(title), content: text(content) };
}
