import type { AccessToken, ImbraceClientConfig } from "./config.js";

/** Who asks, as the core reads it. */
export interface Credentials {
  readonly apiKey?: string | undefined;
  readonly accessToken?: string | undefined;
  readonly organizationId?: string | undefined;
}

/** Keeps who asks. A token that a function gave is kept until it is refused. */
export class CredentialStore {
  #apiKey: string | undefined;
  #token: AccessToken | undefined;
  #asked: Promise<string> | undefined;
  organizationId: string | undefined;

  constructor({ apiKey, accessToken, organizationId }: ImbraceClientConfig) {
    this.#apiKey = apiKey;
    this.#token = accessToken;
    this.organizationId = organizationId;
  }

  /** Puts a user's token in place of the one that is here, and of an API key. */
  setToken(token: AccessToken): void {
    this.#apiKey = undefined;
    this.#token = token;
    this.#asked = undefined;
  }

  clearToken(): void {
    this.#token = undefined;
    this.#asked = undefined;
  }

  /** @throws what the function that gives the token throws. */
  async current(): Promise<Credentials> {
    return {
      apiKey: this.#apiKey,
      accessToken: await this.#accessToken(),
      organizationId: this.organizationId,
    };
  }

  /**
   * Credentials with another token than the one that was refused; undefined when there is none. Who
   * asks at the same time gets the same one.
   */
  async renewed(refused: string): Promise<Credentials | undefined> {
    const asked = this.#asked;
    const isCurrent = (await asked) === refused && this.#asked === asked;
    if (isCurrent) this.#asked = undefined;
    const credentials = await this.current();
    return credentials.accessToken === refused ? undefined : credentials;
  }

  #accessToken(): Promise<string> | string | undefined {
    const token = this.#token;
    if (typeof token !== "function") return token;
    const asked = (this.#asked ??= Promise.resolve(token()));
    asked.catch(() => {
      if (this.#asked === asked) this.#asked = undefined;
    });
    return asked;
  }
}
