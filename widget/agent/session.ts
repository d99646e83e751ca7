import type { ToolCall, UIMessage, UIMessagePart } from "../../js/ui-message.js";
import { TypedText } from "../typed-text.js";
import type { Awaited, Waiting } from "../views/waiting.js";
import type { AgentAnswers } from "./answers.js";
import type { Attachments } from "./attachments.js";
import { ChatMemory } from "./chat-memory.js";
import type { OpenDocument } from "./open-document.js";
import { perFrame } from "./per-frame.js";
import { AgentService, type Vote } from "./service.js";
import type { AgentSettings } from "./settings.js";
import type { SharedChat } from "./shared-chat.js";
import { isGone, isLost, type Trouble, troubleText } from "./trouble.js";
import { type AgentDocument, Turn } from "./turn.js";
import { uuid } from "./uuid.js";
import type { Votes } from "./votes.js";

/** What a session tells its chat. */
export interface AgentSessionEvents {
  /** Something that a view shows has changed. */
  readonly changed: () => void;
  /** An answer has come to its end. */
  readonly answered: (turn: Turn) => void;
  /** A call has failed. */
  readonly failed: (error: unknown) => void;
}

/**
 * What the session is about: reading what was said before, waiting for the visitor, having a
 * message answered, or finding out what became of an answer whose stream was cut.
 */
export type Phase = "loading" | "ready" | "answering" | "checking";

const mostSuggestions = 6;
const longestSuggestion = 160;

/** One visitor's conversation with one agent. Views read it and call it. */
export class AgentSession implements Waiting {
  readonly typed: TypedText;
  /** How answers are rated, once there was one. */
  votes: Votes | null = null;
  /** The files for the next message, once there was one. */
  attachments: Attachments | null = null;
  /** What has been said, question and answer by turns. */
  turns: readonly Turn[] = [];
  /** The id of the chat at the service; empty before its first message. */
  chatId = "";
  phase: Phase = "loading";
  trouble: Trouble | null = null;
  remark: string | null = null;
  /** Questions that the agent is good for. */
  suggestions: readonly string[] = [];
  /** A message that waits for the network, or until no other tab awaits an answer. */
  waiting: string | null = null;
  /** The last question, while the visitor changes it. */
  edited: string | null = null;
  document: OpenDocument | null = null;
  /** How often a conversation has been begun anew. */
  count = 0;
  /** Whether a file is held over the chat. */
  isDraggedOver = false;
  /** What the visitor says to tools that ask, by the id of the question. */
  readonly reasons = new Map<string, string>();

  readonly #service: AgentService;
  readonly #settings: AgentSettings;
  readonly #answers: () => Promise<AgentAnswers>;
  readonly #events: AgentSessionEvents;
  #memory: ChatMemory | null = null;
  /** What shares the chat with other tabs, once that has been loaded. */
  #shared: SharedChat | null = null;
  #sharing: Promise<void> | null = null;
  /** Whether the message that waits is about to go out. */
  #isSending = false;
  readonly #ending = new AbortController();
  /** Ends what is under way. */
  #stop = new AbortController();

  /** `answers` loads what reads and draws answers. */
  constructor(
    settings: AgentSettings,
    answers: () => Promise<AgentAnswers>,
    events: AgentSessionEvents,
  ) {
    this.#service = new AgentService(settings);
    this.#settings = settings;
    this.#answers = answers;
    this.#events = events;
    this.typed = new TypedText(settings.assistantId);
    const onStorage = ({ key }: StorageEvent): void => {
      if (key !== null && key === this.#memory?.key) void this.#share();
    };
    addEventListener("storage", onStorage, { signal: this.#ending.signal });
  }

  /** Goes on where the visitor has left off, or begins. */
  start(): void {
    void this.#open();
  }

  /** Ends all that is under way; the session cannot be used after it. */
  end(): void {
    this.#ending.abort();
    this.#stop.abort();
    this.attachments?.clear();
  }

  /** Goes on with another source of access tokens. */
  renew(settings: AgentSettings): void {
    this.#service.renew(settings);
  }

  /** Whether there is nothing yet, nor on its way. */
  get isFresh(): boolean {
    return this.turns.length === 0 && this.waiting === null && this.phase !== "loading";
  }

  get isAnswering(): boolean {
    return this.phase === "answering";
  }

  /** Whether the message in the field could be sent now, if only to wait for the network. */
  get canSend(): boolean {
    const { isUploading = false, parts = [] } = this.attachments ?? {};
    const isThere = this.typed.message.trim() !== "" || parts.length > 0;
    return this.phase === "ready" && this.waiting === null && isThere && !isUploading;
  }

  send(): void {
    if (!this.canSend) return;
    const text = this.typed.message.trim();
    this.typed.message = "";
    this.#say(text);
  }

  /** What keeps the visitor's word back; null when nothing does. */
  get awaited(): Awaited | null {
    const isSaid = this.waiting !== null;
    if (this.#shared?.isHeldUp === true && (isSaid || this.isAnswering)) return "tab";
    return isSaid && !navigator.onLine ? "network" : null;
  }

  /** Puts the message that waits back into its field. */
  takeBack(): void {
    this.typed.putBack(this.waiting ?? "");
    this.#say(null);
    this.stop();
  }

  /** Has the message that waits go out, as soon as network and other tabs allow. */
  async sendWaiting(): Promise<void> {
    if (!this.#mayGo() || this.#isSending) return;
    this.#isSending = true;
    const leave = await this.#takeFloor(this.#ending.signal);
    this.#isSending = false;
    const text = this.waiting;
    if (text === null || !this.#mayGo() || this.#ending.signal.aborted) {
      leave();
      return;
    }
    const files = (this.attachments?.parts ?? []) as unknown as UIMessagePart[];
    this.waiting = null;
    this.attachments?.clear();
    this.#ask([...(text === "" ? [] : [{ type: "text", text } as const]), ...files], leave);
  }

  /** Takes files for the next message. */
  async attach(files: Iterable<File>): Promise<void> {
    const chosen = [...files];
    try {
      const { Attachments } = await this.#answers();
      this.attachments ??= new Attachments(
        (form, signal) => this.#service.upload(form, signal),
        this.#events.changed,
      );
      this.attachments.add(chosen);
    } catch {
      this.#offer("notice.network-error", () => void this.attach(chosen));
    }
  }

  /** Asks one of the suggestions. */
  ask(text: string): void {
    if (this.phase === "ready" && this.waiting === null) this.#say(text);
  }

  /** Ends the answer that is under way, and keeps what has come of it. */
  stop(): void {
    if (this.isAnswering) this.#stop.abort();
  }

  /** Has the last question answered once more. */
  again(): void {
    const question = this.#lastQuestion;
    if (question === undefined || this.phase !== "ready") return;
    this.#ask(question.message.parts, undefined, question);
  }

  edit(): void {
    this.edited = this.#lastQuestion?.text ?? null;
    this.#events.changed();
  }

  cancelEdit(): void {
    this.edited = null;
    this.#events.changed();
  }

  /** Asks the last question as the visitor has changed it; its files go along again. */
  submitEdit(): void {
    const text = this.edited?.trim() ?? "";
    const question = this.#lastQuestion;
    if (text === "" || question === undefined || this.phase !== "ready") return;
    const rest = question.message.parts.filter(({ type }) => type !== "text");
    this.edited = null;
    this.#ask([{ type: "text", text }, ...rest], undefined, question);
  }

  /** Whether a turn is the last question, which can be changed. */
  isEditable(turn: Turn): boolean {
    return this.phase === "ready" && turn === this.#lastQuestion;
  }

  /** Answers a tool that asks for leave. The agent goes on when none is left that asks. */
  async decide(id: string, approved: boolean): Promise<void> {
    const { withToolApproval } = await this.#answers();
    const turn = this.turns.at(-1);
    if (turn === undefined || this.phase !== "ready") return;
    const reason = this.reasons.get(id)?.trim() ?? "";
    const messages = withToolApproval(
      this.turns.map(({ message }) => message),
      { id, approved, ...(reason !== "" && { reason }) },
    );
    turn.message = messages.at(-1) ?? turn.message;
    this.reasons.delete(id);
    if (turn.message.parts.some(asks)) this.#events.changed();
    else this.#proceed(turn);
  }

  /** Forgets this conversation, in all tabs, and begins another. */
  startAnew(): void {
    if (this.#memory !== null) this.#memory.chatId = null;
    this.beginAnew();
  }

  async openDocument(draft: () => AgentDocument): Promise<void> {
    const { OpenDocument } = await this.#answers();
    this.document = new OpenDocument(draft);
    if (!this.document.isBeingWritten) void this.loadDocument();
    this.#events.changed();
  }

  /** Asks for the versions of the document that is open. */
  async loadDocument(): Promise<void> {
    const { document } = this;
    if (document === null) return;
    document.state = "loading";
    try {
      document.takeStored(await this.#service.document(document.id, this.#stop.signal));
    } catch (error) {
      document.state = "failed";
      this.#events.failed(error);
    }
    this.#events.changed();
  }

  closeDocument(): void {
    this.document = null;
    this.#events.changed();
  }

  /** Rates an answer. False when that has failed. */
  async vote(messageId: string, vote: Vote): Promise<boolean> {
    this.remark = null;
    return (await this.#loadVotes()).cast(messageId, vote);
  }

  say(remark: string): void {
    this.remark = remark;
    this.#events.changed();
  }

  get #lastQuestion(): Turn | undefined {
    return this.turns.filter(({ message }) => message.role === "user").at(-1);
  }

  #become(phase: Phase): void {
    this.phase = phase;
    this.#events.changed();
    void this.sendWaiting();
  }

  /** Has a message wait, and go out if nothing is in its way; null for none. */
  #say(text: string | null): void {
    this.waiting = text;
    this.typed.sent = text ?? "";
    this.#events.changed();
    void this.sendWaiting();
  }

  #mayGo(): boolean {
    return this.waiting !== null && this.phase === "ready" && navigator.onLine;
  }

  /** Waits until no other tab awaits an answer. What is answered gives the floor up. */
  async #takeFloor(signal: AbortSignal): Promise<() => void> {
    await this.#share();
    return (await this.#shared?.takeFloor(signal)) ?? ((): void => undefined);
  }

  /** Shares the chat with the other tabs, unless what that needs cannot be had. */
  #share(): Promise<void> {
    const memory = this.#memory;
    if (memory === null) return Promise.resolve();
    return (this.#sharing ??= this.#answers().then(
      ({ SharedChat }) => {
        const { signal } = this.#ending;
        if (!signal.aborted) this.#shared = new SharedChat(memory, this, this.#events.changed, signal);
      },
      () => {
        this.#sharing = null;
      },
    ));
  }

  /** Begins another conversation. */
  beginAnew(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.chatId = "";
    this.count += 1;
    this.turns = [];
    this.trouble = null;
    this.edited = null;
    this.document = null;
    this.typed.sent = this.waiting ?? "";
    this.votes?.clear();
    this.#become("ready");
    void this.#suggest();
  }

  #fail(error: unknown, retry: () => void): void {
    this.#become("ready");
    this.#events.failed(error);
    this.#offer(troubleText(error), retry);
  }

  #offer(text: Trouble["text"], retry: () => void): void {
    const again = (): void => {
      this.trouble = null;
      retry();
    };
    this.trouble = { text, retry: again };
    this.#become("ready");
  }

  /** Finds out which chat the visitor has with this agent. */
  async #open(): Promise<void> {
    this.#become("loading");
    try {
      const organizationId = await this.#service.organizationId();
      this.#memory = new ChatMemory(this.#settings.assistantId, organizationId);
      this.chatId = this.#memory.chatId ?? "";
      if (this.chatId !== "") void this.#share();
      if (this.chatId !== "") await this.#recall();
      else {
        this.#reclaim();
        this.#become("ready");
      }
      if (this.turns.length === 0) void this.#suggest();
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#fail(error, () => void this.#open());
    }
  }

  /** Puts a message that the service has never got back into its field. */
  #reclaim(): void {
    const { sent } = this.typed;
    if (this.#lastQuestion?.text !== sent) this.typed.putBack(sent);
    this.typed.sent = "";
  }

  /** Reads what was said, and waits for an answer that is still being written. */
  async #recall(): Promise<void> {
    const { signal } = this.#stop;
    try {
      this.turns = await this.stored(signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isGone(error)) {
        this.#reclaim();
        this.startAnew();
      } else {
        this.#events.failed(error);
        this.#offer("agent.notLoaded", () => void this.#open());
      }
      return;
    }
    void this.#recallVotes(signal);
    this.#reclaim();
    if (this.turns.at(-1)?.message.role === "user") await this.#resume(signal);
    else this.#become("ready");
  }

  /** What the service has kept of the chat. */
  async stored(signal: AbortSignal): Promise<Turn[]> {
    const messages = this.#service.messages(this.chatId, signal);
    const [{ turnsFrom }, stored] = await Promise.all([this.#answers(), messages]);
    return turnsFrom(stored, this.turns);
  }

  async #loadVotes(): Promise<Votes> {
    const { Votes } = await this.#answers();
    return (this.votes ??= new Votes(
      (id, vote) => this.#service.vote(this.chatId, id, vote),
      this.#events.changed,
    ));
  }

  /** Votes are a courtesy: without them the thumbs are blank. */
  async #recallVotes(signal: AbortSignal): Promise<void> {
    try {
      const votes = await this.#loadVotes();
      votes.takeStored(await this.#service.votes(this.chatId, signal));
    } catch {
      this.votes?.clear();
    }
  }

  async #suggest(): Promise<void> {
    if (this.suggestions.length > 0) return;
    try {
      const answer = (await this.#service.suggestions(this.#stop.signal)) as { data?: unknown };
      const texts = Array.isArray(answer.data) ? (answer.data as unknown[]) : [];
      this.suggestions = texts
        .filter((text): text is string => typeof text === "string" && text.trim() !== "")
        .map((text) => text.trim())
        .filter((text) => text.length <= longestSuggestion)
        .slice(0, mostSuggestions);
      this.#events.changed();
    } catch {
      this.suggestions = [];
    }
  }

  /**
   * Asks; in the place of an earlier question, if one is given: the service forgets that, and all
   * after it. `leave` gives the floor up, when this tab has it already.
   */
  #ask(parts: UIMessagePart[], leave?: () => void, instead?: Turn): void {
    if (this.chatId === "") {
      this.chatId = this.#memory?.chatId ?? uuid();
      if (this.#memory !== null) this.#memory.chatId = this.chatId;
    }
    const message: UIMessage = { id: uuid(), role: "user", parts };
    const answer = new Turn({ id: "", role: "assistant", parts: [] });
    const { turns } = this;
    const kept = instead === undefined ? turns : turns.slice(0, turns.indexOf(instead));
    this.turns = [...kept, new Turn(message), answer];
    void this.#converse(
      answer,
      async (signal) => {
        if (instead !== undefined) await this.#forget(instead.message.id, signal);
        return this.#service.chat(this.chatId, [message], false, signal);
      },
      () => {
        this.again();
      },
      leave,
    );
  }

  /** A message that has not reached the service need not be deleted there. */
  async #forget(id: string, signal: AbortSignal): Promise<void> {
    try {
      await this.#service.deleteFrom(id, signal);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  /** Has the agent go on with an answer in which it had asked. */
  #proceed(turn: Turn): void {
    const messages = this.turns.slice(-2).map(({ message }) => message);
    void this.#converse(
      turn,
      (signal) => this.#service.chat(this.chatId, messages, true, signal),
      () => {
        this.#proceed(turn);
      },
    );
  }

  /** Sends a request, when this tab has the floor, and reads its answer into a turn. */
  async #converse(
    turn: Turn,
    request: (signal: AbortSignal) => Promise<Response>,
    retry: () => void,
    held?: () => void,
  ): Promise<void> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.trouble = this.remark = null;
    turn.isStopped = false;
    this.#become("answering");
    const leave = held ?? (await this.#takeFloor(signal));
    try {
      signal.throwIfAborted();
      const { readAnswer } = await this.#answers();
      const response = await request(signal);
      const core = await this.#service.core();
      const outcome = await readAnswer(core, response, turn, perFrame(this.#events.changed));
      if (signal.aborted) this.#halt(turn);
      else if (outcome === "cut") await this.#resume(signal);
      else this.#finish(turn, outcome === "aborted");
    } catch (error) {
      if (signal.aborted) this.#halt(turn);
      else if (isLost(error)) await this.#resume(signal);
      else this.#fail(error, retry);
    } finally {
      leave();
    }
  }

  /** The visitor has ended an answer; unless that was by leaving the conversation. */
  #halt(turn: Turn): void {
    if (this.turns.includes(turn)) this.#finish(turn, true);
  }

  #finish(turn: Turn, isStopped: boolean): void {
    turn.isStopped = isStopped;
    this.typed.sent = "";
    this.#become("ready");
    if (this.document?.state === "loading") void this.loadDocument();
    this.#events.answered(turn);
  }

  /** The stream was cut: the answer may go on at the service, and is fetched from there. */
  async #resume(signal: AbortSignal): Promise<void> {
    const before = this.turns;
    this.#become("checking");
    try {
      await this.#service.untilIdle(this.chatId, signal);
      const turns = await this.stored(signal);
      const last = turns.at(-1);
      const hasArrived = questionsIn(turns) >= questionsIn(before);
      if (hasArrived && last?.message.role === "assistant") {
        this.turns = turns;
        this.#finish(last, last.isStopped);
      } else {
        this.#unanswered();
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isGone(error)) this.#unanswered();
      else this.#fail(error, () => void this.#resume(signal));
    }
  }

  #unanswered(): void {
    const isBegun = this.turns.at(-1)?.isEmpty === false && this.turns.length > 1;
    this.#offer(isBegun ? "agent.cut" : "agent.unanswered", () => {
      this.again();
    });
  }
}

function asks(part: UIMessagePart): boolean {
  return (part as Partial<ToolCall>).state === "approval-requested";
}

/** How many of the turns are the visitor's. */
export function questionsIn(turns: readonly Turn[]): number {
  return turns.filter(({ message }) => message.role === "user").length;
}
