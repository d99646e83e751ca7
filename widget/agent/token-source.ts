import type { ChatProperties } from "../chat-properties.js";
import { safeWebAddress } from "../links.js";

/** What an owner's source of tokens may answer with: a token, or a token and what goes with it. */
interface TokenAnswer {
  readonly accessToken?: unknown;
  readonly organizationId?: unknown;
  /** When the token ends: a date as `Date.parse` reads it, or milliseconds since 1970. */
  readonly expiresAt?: unknown;
}

/** A token is renewed so many milliseconds before its end. */
const margin = 30_000;

/** Where a visitor's access token comes from: the owner's page, or a server of the owner's. */
export class TokenSource {
  readonly #get: () => unknown;
  #organizationId: string | null;
  #expiresAt = Infinity;

  /** The source that the owner has named; null without one. */
  static of(element: ChatProperties, organizationId: string | null): TokenSource | null {
    const { accessToken, tokenCallback, tokenUrl } = element;
    if (accessToken !== null) {
      const get = typeof accessToken === "function" ? accessToken : (): string => accessToken;
      return new TokenSource(get, organizationId);
    }
    if (tokenCallback !== null) return new TokenSource(() => call(tokenCallback), organizationId);
    if (tokenUrl !== null) return new TokenSource(() => ask(tokenUrl), organizationId);
    return null;
  }

  private constructor(get: () => unknown, organizationId: string | null) {
    this.#get = get;
    this.#organizationId = organizationId;
  }

  /** The organization that the owner, or else the last token's answer, has named. */
  get organizationId(): string | undefined {
    return this.#organizationId ?? undefined;
  }

  /** Whether the last token has come to its end. */
  get isStale(): boolean {
    return Date.now() > this.#expiresAt - margin;
  }

  /** @throws when the source fails, or answers with no token. */
  async token(): Promise<string> {
    const answer: unknown = await this.#get();
    const given = (typeof answer === "string" ? { accessToken: answer } : answer) as TokenAnswer;
    const { accessToken, expiresAt, organizationId } = given;
    if (typeof accessToken !== "string" || accessToken === "") {
      throw new TypeError("The source of access tokens gave none");
    }
    if (typeof organizationId === "string") this.#organizationId ??= organizationId;
    this.#expiresAt = timeOf(expiresAt);
    return accessToken;
  }
}

/** A function of the page's, which may be there later than the chat. */
function call(name: string): unknown {
  const callback: unknown = Reflect.get(window, name);
  if (typeof callback !== "function") throw new TypeError(`window.${name} is not a function`);
  return (callback as () => unknown)();
}

/** The owner's server knows the visitor by a cookie, which goes to no other site. */
async function ask(address: string): Promise<unknown> {
  const url = safeWebAddress(address);
  if (url === null) throw new TypeError(`imbrace-token-url="${address}" is not a web address`);
  const response = await fetch(url, { method: "POST", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url} answered with HTTP ${String(response.status)}`);
  return response.json();
}

function timeOf(expiresAt: unknown): number {
  const time = typeof expiresAt === "string" ? Date.parse(expiresAt) : expiresAt;
  return typeof time === "number" && !Number.isNaN(time) ? time : Infinity;
}
