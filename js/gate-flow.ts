import type { Core } from "./core.js";
import type { Bridge } from "./divinci/bridge.js";
import type { Conversation, SignedTexts } from "./divinci/conversation.js";
import type { ErrorData } from "./errors.js";
import type { TranscriptEntry } from "./generated/divinci.js";

/** How a gate is set up; "homepage" is the older gate, which has one form only. */
export type GateMode = "none" | "captcha-only" | "captcha+otp" | "captcha+magic-link" | "homepage";

/** What a visitor is shown. */
export type GateScreen =
  | "loading"
  | "email"
  | "code"
  | "link-sent"
  | "chat"
  | "quota"
  | "terms"
  | "blocked"
  | "offline"
  | "error";

/** A sentence beside a screen. */
export type GateNotice =
  | "still-verifying"
  | "code-rejected"
  | "email-rejected"
  | "challenge-failed"
  | "terms-changed"
  | "session-renewed"
  | "rate-limited"
  | "server-error"
  | "network-error";

/**
 * A Turnstile token is wanted. `serial` grows when the one before was used up or refused: render or
 * reset then.
 */
export interface GateChallenge {
  readonly siteKey: string;
  readonly appearance: "always" | "interaction-only";
  readonly serial: number;
}

/** Terms of service that an answer waits for. `content` is Markdown. */
export interface GateTerms {
  readonly tosId: string;
  readonly version: unknown;
  readonly title: string;
  readonly content: string;
}

/** All that a user interface needs to show a gate. Replaced whole, never changed. */
export interface GateState {
  readonly screen: GateScreen;
  /** null until the configuration is known. */
  readonly mode: GateMode | null;
  /** A request of this screen is under way. */
  readonly busy: boolean;
  readonly challenge: GateChallenge | null;
  /** As submitted; kept over errors. */
  readonly email: string;
  /** The message that is on its way, or waits to be sent; "" when none. */
  readonly pending: string;
  /** A message that could not be sent, for the composer; "" when none. */
  readonly draft: string;
  /** Messages left, as the server said. */
  readonly remaining: number | null;
  readonly terms: GateTerms | null;
  readonly notice: GateNotice | null;
  /** Seconds, with notice "rate-limited". */
  readonly retryAfter: number | null;
  /** What went wrong, for the console and for details. */
  readonly error: (ErrorData & { readonly name: string }) | null;
}

/** What a flow stands on. */
export interface GateFlowParts {
  readonly bridge: Bridge;
  readonly session: Conversation;
  readonly kind: "freeChatGate" | "homepageChat";
  /** Where a magic link leads, or Turnstile's site key. */
  readonly option: string;
  /** Takes up a token that another tab has kept. False when there is none. */
  readonly takeKeptToken: () => boolean;
}

const INITIAL: GateState = {
  screen: "loading",
  mode: null,
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

/**
 * A visitor's way through a gate into the chat, as a state machine for a user interface: show
 * `state`, call the method that fits what the visitor does. What the present screen has no use for
 * is ignored.
 *
 * Dispatches "change" (`state` was replaced) and "exchange" (a CustomEvent whose detail is the new
 * transcript entry).
 */
export class GateFlow extends EventTarget {
  /**
   * Runs an action that may send a message. A user interface that shares the conversation with
   * other tabs puts a function here that runs it later, when it is this tab's turn.
   */
  turn = (act: () => void): void => {
    act();
  };

  readonly #parts: GateFlowParts;
  #state = INITIAL;
  #core: Core | undefined;
  #gate = 0;
  #started = false;
  #closed = false;
  #announced = false;
  #online = true;
  readonly #listeners = new AbortController();

  constructor(parts: GateFlowParts) {
    super();
    this.#parts = parts;
  }

  get state(): GateState {
    return this.#state;
  }
  /** The conversation so far. A fresh copy. */
  get transcript(): readonly TranscriptEntry[] {
    return this.#parts.session.transcript;
  }

  /** The conversation so far, to be kept as it is: the server verifies it. */
  get signed(): SignedTexts {
    return this.#parts.session.signed;
  }

  /** Goes on with a conversation that was kept, and with the token that is kept beside it. */
  takeUp(signed: SignedTexts): void {
    this.#parts.session.signed = signed;
    this.#parts.takeKeptToken();
  }

  /** Begins. Once only; further calls are ignored. */
  start(): void {
    if (this.#started || this.#closed) return;
    this.#started = true;
    this.#listen();
    void this.#open();
  }

  /** Screen "email". Waits for the challenge by itself. */
  submitEmail(email: string, options: { marketingConsent?: boolean } = {}): void {
    this.#dispatch("submitEmail", email.trim(), options.marketingConsent ?? false);
  }
  /** Screen "code". */
  submitCode(code: string): void {
    this.#dispatch("submitCode", code.trim());
  }
  /** Screens "code" and "link-sent": sends another, after a fresh challenge. */
  resendCode(): void {
    this.#dispatch("resendCode");
  }
  /** Screens "code" and "link-sent": back to "email". */
  changeEmail(): void {
    this.#dispatch("changeEmail");
  }
  /** Screen "chat". */
  send(prompt: string): void {
    if (prompt.trim() !== "") this.#dispatch("send", prompt);
  }
  /** Screen "terms": the waiting message is then sent again. */
  acceptTerms(): void {
    this.#dispatch("acceptTerms");
  }
  /** Screen "terms": back to "chat", with the waiting message as draft. */
  declineTerms(): void {
    this.#dispatch("declineTerms");
  }
  /** Screens "error", "offline" and "blocked". */
  retry(): void {
    if (this.#gate !== 0) this.#dispatch("retry");
    else if (this.#state.screen === "error") void this.#open();
  }

  /** Turnstile's callback. */
  challengeSolved(token: string): void {
    this.#dispatch("challengeSolved", token);
  }
  /** Turnstile's error-callback, or "script-blocked" when its script could not be loaded. */
  challengeFailed(code: string): void {
    this.#dispatch("challengeFailed", code);
  }
  /** Turnstile's expired-callback. */
  challengeExpired(): void {
    this.#dispatch("challengeExpired");
  }

  /** The window's online and offline events are heard without this. */
  setOnline(online: boolean): void {
    this.#online = online;
    this.#dispatch(online ? "online" : "offline");
  }

  /** Forgets token and history, and begins anew. */
  signOut(): void {
    this.#parts.session.reset(this.#parts.bridge.config.releaseId);
    if (!this.#started || this.#closed) return;
    this.#closeGate();
    void this.#open();
  }

  /** Ends the flow: requests under way are aborted, no more events come. */
  close(): void {
    this.#closed = true;
    this.#listeners.abort();
    this.#closeGate();
  }

  async #open(): Promise<void> {
    this.#replace(INITIAL);
    const { bridge, session, kind, option } = this.#parts;
    try {
      const { core, client } = await bridge.open();
      if (this.#closed || this.#gate !== 0) return;
      this.#core = core;
      this.#gate = core.openGate(client, kind, option, session, (state) => {
        this.#replace(JSON.parse(state) as GateState);
      });
      if (this.#gate === 0) throw await this.#configurationError();
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (!this.#online) this.setOnline(false);
  }

  /** A configuration that the core refuses is told by any call. */
  #configurationError(): Promise<unknown> {
    const { bridge, session } = this.#parts;
    return bridge.call("freeChatGate.getConfig", [], session).catch((error: unknown) => error);
  }

  #fail(cause: unknown): void {
    const { name, code = "UNKNOWN_ERROR", message } = cause as Error & { code?: string };
    this.#replace({ ...INITIAL, screen: "error", error: { name, code, message } });
  }

  /** Without an open gate there is nothing to act on: the screen is "loading" or "error". */
  #dispatch(type: string, text = "", flag = false): void {
    const act = (): void => {
      this.#core?.dispatchToGate(this.#gate, JSON.stringify({ type, text, flag }));
    };
    // A message that waits may go out with whatever happens.
    if (type === "send" || this.#state.pending !== "") this.turn(act);
    else act();
  }

  #closeGate(): void {
    this.#core?.closeGate(this.#gate);
    this.#gate = 0;
  }

  #listen(): void {
    const { session, takeKeptToken } = this.#parts;
    const { signal } = this.#listeners;
    session.addEventListener(
      "exchange",
      () => {
        const detail = session.transcript.at(-1);
        if (detail) this.dispatchEvent(new CustomEvent("exchange", { detail }));
      },
      { signal },
    );
    if (typeof window === "undefined") return;
    this.#online &&= navigator.onLine;
    addEventListener(
      "online",
      () => {
        this.setOnline(true);
      },
      { signal },
    );
    addEventListener(
      "offline",
      () => {
        this.setOnline(false);
      },
      { signal },
    );
    // The link of an e-mail opens in a tab of its own.
    addEventListener(
      "storage",
      () => {
        if (this.#state.screen !== "link-sent" && this.#state.screen !== "email") return;
        if (takeKeptToken()) this.#dispatch("tokenArrived");
      },
      { signal },
    );
  }

  /** Listeners hear of a change after it is whole, and once for several in a row. */
  #replace(state: GateState): void {
    this.#state = state;
    if (this.#announced) return;
    this.#announced = true;
    queueMicrotask(() => {
      this.#announced = false;
      if (!this.#closed) this.dispatchEvent(new Event("change"));
    });
  }
}
