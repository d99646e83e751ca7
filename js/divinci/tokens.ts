/** Where a signed-in user's tokens are kept. Its methods may answer at once or by promise. */
export interface TokenStorage {
  getToken(): string | null | Promise<string | null>;
  /** `expiresAt` is in milliseconds since the epoch. */
  setToken(token: string, expiresAt?: number): void | Promise<void>;
  clearToken(): void | Promise<void>;
  getRefreshToken(): string | null | Promise<string | null>;
  setRefreshToken(token: string): void | Promise<void>;
}

/** Tokens in memory: gone with the page. */
export class MemoryTokenStorage implements TokenStorage {
  #token: string | null = null;
  #expiresAt = Infinity;
  #refreshToken: string | null = null;

  constructor(token?: string) {
    if (token) this.#token = token;
  }
  getToken(): string | null {
    return Date.now() < this.#expiresAt ? this.#token : null;
  }
  setToken(token: string, expiresAt = Infinity): void {
    this.#token = token;
    this.#expiresAt = expiresAt;
  }
  clearToken(): void {
    this.#token = null;
    this.#refreshToken = null;
  }
  getRefreshToken(): string | null {
    return this.#refreshToken;
  }
  setRefreshToken(token: string): void {
    this.#refreshToken = token;
  }
}

/** Answers one of the core's questions about tokens: `TokenStore` in wasm/divinci/token_store.h. */
export async function tokenAnswer(
  storage: TokenStorage,
  question: string,
  payload: string,
): Promise<string> {
  switch (question) {
    case "accessToken":
      return (await storage.getToken()) ?? "";
    case "refreshToken":
      return (await storage.getRefreshToken()) ?? "";
    case "setAccessToken": {
      const { token, lifetimeSeconds } = JSON.parse(payload) as {
        token: string;
        lifetimeSeconds: number;
      };
      await storage.setToken(token, Date.now() + lifetimeSeconds * 1000);
      return "";
    }
    default:
      await storage.clearToken();
      return "";
  }
}
