import { GateFlow } from "../gate-flow.js";
import type { CallOptions, FreeChatGateCalls, GateReply } from "../generated/divinci.js";
import type { Bridge, Infer } from "./bridge.js";
import { namespaceOf } from "./calls.js";
import { Conversation, keepInLocalStorage } from "./conversation.js";
import { takeReturnedToken } from "./magic-link.js";

/** The documented key; the value is JSON, of which a damaged one counts as none. */
const keeper = keepInLocalStorage(
  (releaseId) => `divinci-fcg:${releaseId}`,
  (token) => JSON.stringify({ token, verified: true }),
  (text) => {
    const { token } = JSON.parse(text) as { token?: unknown };
    return typeof token === "string" ? token : "";
  },
);

/** Options of a flow through the free-chat gate. */
export interface FreeChatFlowOptions {
  /** Where a magic link leads back to. Default: this page's address, without its fragment. */
  redirectTo?: string;
  /** English name of the language to answer in, like "Spanish". */
  language?: string;
}

/**
 * The configurable gate of a free chat: captcha, one-time code or magic link, then a conversation
 * over a signed transcript (reference, section 2.17). `flow` leads a visitor through it; the other
 * methods are its single steps.
 */
export class FreeChatGate extends namespaceOf<FreeChatGateCalls>("freeChatGate") {
  constructor(bridge: Bridge) {
    super(bridge, new Conversation(keeper));
  }

  /**
   * A state machine for a user interface: takes up a kept token, or one that a magic link brought
   * back.
   */
  flow(options: FreeChatFlowOptions = {}): GateFlow {
    const { releaseId } = this.bridge.config;
    if (options.language !== undefined) this.setLanguage(options.language);
    const returned = takeReturnedToken(releaseId);
    if (returned) this.setToken(releaseId, returned);
    else if (!this.isVerified()) this.loadStoredToken(releaseId);
    return new GateFlow({
      bridge: this.bridge,
      session: this.session,
      kind: "freeChatGate",
      option: options.redirectTo ?? pageAddress(),
      takeKeptToken: () => this.loadStoredToken(releaseId),
    });
  }

  /** Sends a message that the page's own model answers: prepare, infer, complete. */
  sendDelegated(prompt: string, infer: Infer, options?: CallOptions): Promise<GateReply> {
    return this.bridge.call(
      "freeChatGate.sendDelegated",
      [prompt, options],
      this.session,
      infer,
    ) as Promise<GateReply>;
  }

  /** English name of the language to answer in; English itself, or null, is not sent. */
  setLanguage(name: string | null): void {
    this.session.setLanguage(name);
  }
  getLanguage(): string | null {
    return this.session.language;
  }

  /** True when a token is at hand. The server may still refuse it. */
  isVerified(): boolean {
    return Boolean(this.session.token);
  }
  setToken(releaseId: string, token: string): void {
    this.session.setToken(releaseId, token);
  }
  /** Takes up a token that an earlier visit kept. False when there is none. */
  loadStoredToken(releaseId: string): boolean {
    return this.session.loadStoredToken(releaseId);
  }
}

function pageAddress(): string {
  if (typeof location === "undefined") return "";
  return location.href.split("#", 1)[0] ?? "";
}
