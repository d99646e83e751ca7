import { GateFlow } from "../gate-flow.js";
import type { HomepageChatCalls } from "../generated/divinci.js";
import type { Bridge } from "./bridge.js";
import { namespaceOf } from "./calls.js";
import { Conversation, keepInLocalStorage } from "./conversation.js";

/** The documented key, the same for every release: the assistant is pinned on the server. */
const keeper = keepInLocalStorage(
  () => "divinci-homepage-chat-token",
  (token) => token,
  (text) => text,
);

/** Options of a flow through the home page's gate. */
export interface HomepageFlowOptions {
  /** Turnstile's site key: this gate has no configuration on the server. */
  turnstileSiteKey: string;
}

/**
 * The older gate of a home page: Turnstile, an e-mailed code, then a conversation over a signed
 * transcript (section 2.17).
 */
export class HomepageChat extends namespaceOf<HomepageChatCalls>("homepageChat") {
  constructor(bridge: Bridge) {
    super(bridge, new Conversation(keeper));
  }

  /** A state machine for a user interface: takes up a kept token. */
  flow({ turnstileSiteKey }: HomepageFlowOptions): GateFlow {
    if (!this.isVerified()) this.loadStoredToken();
    return new GateFlow({
      bridge: this.bridge,
      session: this.session,
      kind: "homepageChat",
      option: turnstileSiteKey,
      takeKeptToken: () => this.loadStoredToken(),
    });
  }

  /** True when a token is at hand. The server may still refuse it. */
  isVerified(): boolean {
    return Boolean(this.session.token);
  }
  setToken(token: string): void {
    this.session.setToken("", token);
  }
  /** Takes up a token that an earlier visit kept. False when there is none. */
  loadStoredToken(): boolean {
    return this.session.loadStoredToken("");
  }
}
