import { AnonymousChat } from "./anonymous-chat.js";
import { Bridge } from "./bridge.js";
import { resolveConfig, type DivinciClientConfig, type ResolvedConfig } from "./config.js";
import { FreeChatGate } from "./free-chat-gate.js";
import { HomepageChat } from "./homepage-chat.js";
import { MemoryTokenStorage, type TokenStorage } from "./tokens.js";

/**
 * The part of a client of Divinci's API that a widget needs. It is made at once and loads the core
 * on its first call; its namespaces are made when they are first used.
 */
export class DivinciClient {
  protected config: ResolvedConfig;
  protected readonly tokens: TokenStorage;
  protected readonly bridge: Bridge;
  #anonymousChat: AnonymousChat | undefined;
  #homepageChat: HomepageChat | undefined;
  #freeChatGate: FreeChatGate | undefined;

  /** @throws {ValidationError} without a release id, or for an API key in a browser. */
  constructor(config: DivinciClientConfig) {
    this.config = resolveConfig(config);
    this.tokens = config.tokenStorage ?? new MemoryTokenStorage(config.userToken);
    this.bridge = new Bridge(this.config, this.tokens);
  }

  /** A conversation without a gate. */
  get anonymousChat(): AnonymousChat {
    return (this.#anonymousChat ??= new AnonymousChat(this.bridge));
  }
  /** The older gate of a home page. */
  get homepageChat(): HomepageChat {
    return (this.#homepageChat ??= new HomepageChat(this.bridge));
  }
  /** The configurable gate of a free chat. */
  get freeChatGate(): FreeChatGate {
    return (this.#freeChatGate ??= new FreeChatGate(this.bridge));
  }

  /** The configuration with its defaults. */
  getConfig(): ResolvedConfig {
    return { ...this.config };
  }

  /** Signs a user in. `expiresAt` is in milliseconds since the epoch. */
  setToken(token: string, expiresAt?: number): void | Promise<void> {
    return this.tokens.setToken(token, expiresAt);
  }
  /** Lets an expired token be renewed; needs `origin` in the configuration. */
  setRefreshToken(token: string): void | Promise<void> {
    return this.tokens.setRefreshToken(token);
  }
  /** Forgets the user's tokens. The server is not told. */
  logout(): void | Promise<void> {
    return this.tokens.clearToken();
  }
  /** Whether a user's token is at hand; a promise when the `tokenStorage` answers by promise. */
  isAuthenticated(): boolean | Promise<boolean> {
    const token = this.tokens.getToken();
    return token instanceof Promise ? token.then(Boolean) : Boolean(token);
  }
}
