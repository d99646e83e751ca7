import { loadCore } from "../core.js";
import {
  IMBRACE_CALLS,
  IMBRACE_RESPONSES,
  IMBRACE_UPLOADS,
  type ImbraceCalls,
  type SignedIn,
  type SignInInput,
} from "../generated/imbrace.js";
import { lazily } from "../lazily.js";
import { BEHAVIOUR } from "./behaviour.js";
import type { AccessToken, ImbraceClientConfig } from "./config.js";
import { ImbraceLine } from "./line.js";

type Method = (...args: unknown[]) => unknown;

function methodOf(line: ImbraceLine, target: string): Method {
  const special = BEHAVIOUR[target];
  if (special) return special(line);
  if (IMBRACE_RESPONSES.includes(target)) return (...args) => line.respond(target, args);
  if (IMBRACE_UPLOADS.includes(target)) return (...args) => line.upload(target, args);
  return (...args) => line.call(target, args);
}

function namespaceOf(line: ImbraceLine, path: string, methods: readonly string[]): object {
  return Object.fromEntries(methods.map((name) => [name, methodOf(line, `${path}.${name}`)]));
}

/** Declares the namespaces that the tables are enough for. */
const Listed = Object as unknown as new () => ImbraceCalls;

/**
 * A client of iMBRACE's API: its agents, their chats, and what they know. It is made at once and
 * loads the core on its first call; its namespaces are made when they are first used.
 */
export class ImbraceClient extends Listed {
  readonly #line: ImbraceLine;

  /** @throws {ImbraceError} for an API key in a browser. */
  constructor(config: ImbraceClientConfig = {}) {
    super();
    const line = new ImbraceLine(config, loadCore);
    this.#line = line;
    for (const [path, methods] of Object.entries(IMBRACE_CALLS)) {
      lazily(this, path, () => namespaceOf(line, path, methods));
    }
  }

  /** Asks whether the service is up, if the configuration says `checkHealth`. */
  async init(): Promise<void> {
    if (this.#line.config.checkHealth) await this.aiAgent.getHealth();
  }

  /** Calls in the name of a user from now on, in place of an API key too. */
  setAccessToken(token: AccessToken): void {
    this.#line.credentials.setToken(token);
  }
  /** Forgets the user's token. The service is not told. */
  clearAccessToken(): void {
    this.#line.credentials.clearToken();
  }

  /** Signs a user in, and keeps the token. */
  login(email: string, password: string): Promise<SignedIn> {
    return this.#signIn({ email, password });
  }
  /** Has a code sent by e-mail, for `loginWithOtp`. */
  async requestOtp(email: string): Promise<void> {
    await this.auth.signinEmailRequest(email);
  }
  /** Signs a user in with the code, and keeps the token. */
  loginWithOtp(email: string, otp: string): Promise<SignedIn> {
    return this.#signIn({ email, otp });
  }

  /**
   * Goes on in the name of an organization, with a token of its own. When the service refuses that,
   * all stays as it was.
   */
  async selectOrganization(organizationId: string): Promise<void> {
    const { credentials } = this.#line;
    const before = credentials.organizationId;
    credentials.organizationId = organizationId;
    try {
      const { token } = (await this.auth.exchangeAccessToken({
        organization_id: organizationId,
      })) as SignedIn;
      if (typeof token === "string") credentials.setToken(token);
    } catch (error) {
      credentials.organizationId = before;
      throw error;
    }
  }

  async #signIn(body: SignInInput): Promise<SignedIn> {
    const answer = await this.auth.authenticate(body);
    const token = answer.accessToken ?? answer.token ?? answer.access_token;
    if (typeof token === "string") this.setAccessToken(token);
    return answer;
  }
}
