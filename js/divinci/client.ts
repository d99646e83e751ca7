import type { Release, SdkCalls } from "../generated/divinci.js";
import { AnonymousChat } from "./anonymous-chat.js";
import type { DivinciClientConfig, ResolvedConfig } from "./config.js";
import { GateClient } from "./gate-client.js";
import { HttpClient } from "./sdk/http-client.js";
import { addNamespaces, sessionOf } from "./sdk/namespaces.js";
import { Realtime } from "./sdk/realtime.js";
import { SiteControl } from "./sdk/site-control.js";

/**
 * What is publicly known of a release: the live service says more, and less, than the documented
 * type.
 */
export type PublicRelease = Partial<Omit<Release, "status">> & {
  readonly status?: string;
  readonly [key: string]: unknown;
};

const NO_SESSION = sessionOf("");

/** The client of the gates, declared with the namespaces that the table is enough for. */
const Client = GateClient as unknown as new (
  config: DivinciClientConfig,
) => GateClient & Omit<SdkCalls, "websocket" | "realtime">;

/**
 * A client of Divinci's API, whole. It is made at once and loads the core on its first call; its
 * namespaces are made when they are first used.
 */
export class DivinciClient extends Client {
  #anonymousChat: AnonymousChat | undefined;
  #http: HttpClient | undefined;
  #release: Promise<PublicRelease> | undefined;
  #siteControl: SiteControl | undefined;
  #websocket: Realtime | undefined;

  /** @throws {ValidationError} without a release id, or for an API key in a browser. */
  constructor(config: DivinciClientConfig) {
    super(config);
    addNamespaces(this, this.bridge);
  }

  /** A conversation without a gate. */
  get anonymousChat(): AnonymousChat {
    return (this.#anonymousChat ??= new AnonymousChat(this.bridge));
  }
  /** Actions on the page that the assistant proposes. */
  get siteControl(): SiteControl {
    return (this.#siteControl ??= new SiteControl((releaseId) =>
      this.freeChatGate.getConfig(releaseId),
    ));
  }
  /** Sockets with what happens in chats and transcripts. */
  get websocket(): Realtime {
    return (this.#websocket ??= new Realtime(this.bridge));
  }
  /** The same, by the name of its page in the documentation. */
  get realtime(): Realtime {
    return this.websocket;
  }

  /** The configuration with its defaults. */
  getConfig(): ResolvedConfig {
    return { ...this.config };
  }

  /** The HTTP layer, for what has no method. */
  getHttpClient(): HttpClient {
    return (this.#http ??= new HttpClient(this.bridge));
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

  /** What is publicly known of the release; asked for once. */
  getRelease(): Promise<PublicRelease> {
    return this.#release ?? this.refreshRelease();
  }
  /** The same, asked for anew. */
  refreshRelease(): Promise<PublicRelease> {
    const asked = this.bridge.call("@release", [], NO_SESSION) as Promise<PublicRelease>;
    this.#release = asked;
    asked.catch(() => {
      if (this.#release === asked) this.#release = undefined;
    });
    return asked;
  }

  /** Whether the service takes the configured API key. */
  async validateApiKey(): Promise<boolean> {
    try {
      await this.bridge.call("@validateKey", [this.config.apiKey], NO_SESSION);
      return true;
    } catch (error) {
      if ((error as { status?: unknown }).status === 401) return false;
      throw error;
    }
  }

  /**
   * Keeps who the page's own user is. It is not sent: the service takes a user's identity from the
   * token alone.
   */
  setExternalUser(externalUser: Record<string, unknown>): void {
    this.config = { ...this.config, externalUser };
  }

  /** A client like this one, with the same tokens, whose calls are about another workspace. */
  withWorkspace(workspaceId: string): DivinciClient {
    return new DivinciClient({ ...this.config, workspaceId, tokenStorage: this.tokens });
  }
}

/** The same as `new DivinciClient(config)`. */
export function createClient(config: DivinciClientConfig): DivinciClient {
  return new DivinciClient(config);
}
