import { Bridge } from "./bridge.js";
import { resolveConfig, type DivinciClientConfig, type ResolvedConfig } from "./config.js";
import { FreeChatGate } from "./free-chat-gate.js";
import { HomepageChat } from "./homepage-chat.js";
import { MemoryTokenStorage, type TokenStorage } from "./tokens.js";

/** The part of a client of Divinci's API that a widget needs: the gates. */
export class GateClient {
  protected config: ResolvedConfig;
  protected readonly tokens: TokenStorage;
  protected readonly bridge: Bridge;
  #homepageChat: HomepageChat | undefined;
  #freeChatGate: FreeChatGate | undefined;

  /** @throws {ValidationError} without a release id, or for an API key in a browser. */
  constructor(config: DivinciClientConfig) {
    this.config = resolveConfig(config);
    this.tokens = config.tokenStorage ?? new MemoryTokenStorage(config.userToken);
    this.bridge = new Bridge(this.config, this.tokens);
  }

  /** The older gate of a home page. */
  get homepageChat(): HomepageChat {
    return (this.#homepageChat ??= new HomepageChat(this.bridge));
  }
  /** The configurable gate of a free chat. */
  get freeChatGate(): FreeChatGate {
    return (this.#freeChatGate ??= new FreeChatGate(this.bridge));
  }
}
