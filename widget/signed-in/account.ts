import type { DivinciClient } from "../../js/index.js";
import type { ChatProperties, Login } from "../chat-properties.js";
import { checkSettings } from "../check-settings.js";
import type { Settings } from "../settings.js";
import { Quota } from "./quota.js";

/** Whom the service has let in. */
export interface User {
  readonly id: string;
  readonly client: DivinciClient;
}

/** Milliseconds: the service names no lifetime (reference, section 1.5). */
const accessLifetime = 30 * 60_000;

/**
 * Who has signed in to the site, as its own server has vouched for with a refresh token. Tokens stay
 * in memory: the page has its own session, and logs in again after a reload.
 *
 * Dispatches "change".
 */
export class Account extends EventTarget {
  readonly settings: Settings;
  /** Of who is in. */
  quota = new Quota();
  #user: User | null = null;
  #state: "out" | "entering" | "in" | "refused" = "out";
  #refreshToken = "";
  #origin = "";
  /** Grows with every login and logout: what an earlier one brings is dropped. */
  #serial = 0;

  constructor(settings: Settings) {
    super();
    this.settings = settings;
  }

  /** Nobody, on the way in, in, or somebody whom the service has not let in, or no longer. */
  get state(): "out" | "entering" | "in" | "refused" {
    return this.#state;
  }

  /** Who is in. */
  get user(): User | null {
    return this.#user;
  }

  /**
   * Lets somebody in by the refresh token that the site's server has got for them. `origin` is that
   * of the site.
   * @throws {Error} without a token, or when the service refuses it.
   */
  async login(refreshToken: string, origin: string): Promise<Login> {
    if (typeof refreshToken !== "string" || refreshToken.trim() === "") {
      throw new TypeError("A login needs the refresh token that the site's server was given");
    }
    const serial = ++this.#serial;
    this.#refreshToken = refreshToken;
    this.#origin = origin;
    this.#become("entering", null);
    try {
      const { tierConfig, user } = await this.#enter();
      if (serial !== this.#serial) throw new Error("Another login or logout came before this one");
      this.quota = new Quota();
      this.quota.take(tierConfig);
      this.#become("in", user);
      return { tierConfig };
    } catch (error) {
      if (serial === this.#serial) this.#become("refused", null);
      throw error;
    }
  }

  /** Asks the service anew how much is left. */
  async refresh(): Promise<void> {
    const serial = this.#serial;
    const { tierConfig } = await this.#enter();
    if (serial === this.#serial) this.quota.renew(tierConfig);
  }

  /** Forgets who was in. The service is not told. */
  logout(): void {
    this.#serial += 1;
    this.#refreshToken = "";
    this.#become("out", null);
  }

  /** The service no longer knows who was in. */
  expire(): void {
    this.#serial += 1;
    this.#refreshToken = "";
    this.#become("refused", null);
  }

  async #enter(): Promise<Login & { readonly user: User }> {
    const { baseUrl, releaseId } = this.settings;
    const origin = this.#origin;
    const refreshToken = this.#refreshToken;
    const { DivinciClient } = await import("../../js/clients.js");
    const client = new DivinciClient({
      releaseId,
      origin,
      ...(baseUrl === null ? {} : { baseUrl }),
    });
    const body = { refreshToken, origin, releaseId };
    const answer = await client.getHttpClient().post<Granted | undefined>(
      "/embed/validate-login",
      body,
    );
    const { accessToken, tierConfig, userInfo, valid } = answer ?? {};
    if (valid !== true || typeof accessToken !== "string" || accessToken === "") {
      throw new Error("The service did not accept this login");
    }
    await client.setRefreshToken(refreshToken);
    await client.setToken(accessToken, Date.now() + accessLifetime);
    const id = userInfo?.user_id;
    return { tierConfig, user: { client, id: typeof id === "string" ? id : "" } };
  }

  #become(state: Account["state"], user: User | null): void {
    this.#state = state;
    this.#user = user;
    this.dispatchEvent(new Event("change"));
  }
}

/** The service's answer to a login, of which nothing is certain. */
interface Granted {
  readonly valid?: unknown;
  readonly accessToken?: unknown;
  readonly tierConfig?: unknown;
  readonly userInfo?: { readonly user_id?: unknown } | null;
}

const accounts = new WeakMap<ChatProperties, Account>();

/**
 * The account of a chat: nobody's at first, and again where its release or service is another.
 * @throws {Error} where the settings do not allow a chat.
 */
export function accountOf(element: ChatProperties): Account {
  const settings = checkSettings(element);
  if (settings === null) throw new Error("The chat is not set up correctly");
  const known = accounts.get(element);
  if (known !== undefined && isSame(known.settings, settings)) return known;
  known?.logout();
  const account = new Account(settings);
  accounts.set(element, account);
  return account;
}

function isSame(one: Settings, other: Settings): boolean {
  return one.releaseId === other.releaseId && one.baseUrl === other.baseUrl;
}
