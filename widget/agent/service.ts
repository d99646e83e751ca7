import { loadAgentCore } from "../../js/agent-core.js";
import type { Core } from "../../js/core.js";
import { ImbraceLine } from "../../js/imbrace/line.js";
import type { UIMessage } from "../../js/ui-message.js";
import type { AgentSettings } from "./settings.js";
import { TokenError } from "./trouble.js";

/** What the visitor thinks of an answer. */
export type Vote = "up" | "down";

/** Milliseconds: a tool may work long before an agent goes on. */
const longestSilence = 120_000;
/** The service tells the state of a chat twice, up to five minutes apart. */
const longestState = 330_000;

/** iMBRACE, as far as one chat with one agent needs it. */
export class AgentService {
  #settings: AgentSettings;
  readonly #line: ImbraceLine;
  #userId: Promise<unknown> | undefined;

  constructor(settings: AgentSettings) {
    const { baseUrl, env, tokens } = settings;
    this.#settings = settings;
    this.#line = new ImbraceLine(
      {
        env,
        ...(baseUrl !== null && { baseUrl }),
        accessToken: () => this.#token(),
        ...(tokens.organizationId !== undefined && { organizationId: tokens.organizationId }),
        repeatChat: false,
      },
      loadAgentCore,
    );
  }

  /** Goes on with another source of access tokens. */
  renew(settings: AgentSettings): void {
    this.#settings = settings;
    this.#line.credentials.setToken(() => this.#token());
    this.#userId = undefined;
  }

  /** The module, for reading streams. */
  async core(): Promise<Core> {
    return (await this.#line.open()).core;
  }

  /** The organization that the visitor's token belongs to; empty when nobody has named it. */
  async organizationId(): Promise<string> {
    const { organizationId } = await this.#line.credentials.current();
    return organizationId ?? "";
  }

  /** Sends messages to the agent. The answer is a stream of a UI message, or plain text. */
  async chat(
    chatId: string,
    messages: readonly UIMessage[],
    isToolApproval: boolean,
    signal: AbortSignal,
  ): Promise<Response> {
    const body = {
      id: chatId,
      assistant_id: this.#settings.assistantId,
      messages,
      user_id: await this.#user(),
      ...(isToolApproval && { is_tool_approval: true }),
    };
    const options = { signal, timeout: longestSilence, idleTimeout: longestSilence };
    this.#refresh();
    return this.#line.respond("aiAgent.streamChat", [body, options]);
  }

  /** What was said in a chat, as the service tells it. */
  messages(chatId: string, signal: AbortSignal): Promise<unknown> {
    return this.#call("aiAgent.listClientMessages", chatId, { signal });
  }

  /** Waits until nothing is under way in a chat: the stream of its states ends then. */
  async untilIdle(chatId: string, signal: AbortSignal): Promise<void> {
    this.#refresh();
    const options = { signal, idleTimeout: longestState };
    const states = await this.#line.respond("aiAgent.streamClientChatStatus", [chatId, options]);
    await states.text();
  }

  /** Deletes a message and all that came after it. */
  async deleteFrom(messageId: string, signal: AbortSignal): Promise<void> {
    await this.#call("aiAgent.deleteTrailingMessages", messageId, { signal });
  }

  /** Questions that the agent is good for. */
  suggestions(signal: AbortSignal): Promise<unknown> {
    return this.#call("aiAgent.getAgentPromptSuggestion", this.#settings.assistantId, { signal });
  }

  votes(chatId: string, signal: AbortSignal): Promise<unknown> {
    return this.#call("aiAgent.getVotes", chatId, { signal });
  }

  async vote(chatId: string, messageId: string, type: Vote): Promise<void> {
    await this.#call("aiAgent.updateVote", { chatId, messageId, type });
  }

  /** All versions of a document, oldest first. */
  document(id: string, signal: AbortSignal): Promise<unknown> {
    return this.#call("aiAgent.getDocument", id, { signal });
  }

  /** Uploads a file for a message. */
  upload(form: FormData, signal: AbortSignal): Promise<unknown> {
    this.#refresh();
    return this.#line.upload("boards.uploadBoardFile", [form, { signal }]);
  }

  #call(method: string, ...args: readonly unknown[]): Promise<unknown> {
    this.#refresh();
    return this.#line.call(method, args);
  }

  /** Has a token that has come to its end not be tried. */
  #refresh(): void {
    if (this.#settings.tokens.isStale) this.#line.credentials.setToken(() => this.#token());
  }

  async #token(): Promise<string> {
    const { tokens } = this.#settings;
    try {
      const token = await tokens.token();
      this.#line.credentials.organizationId = tokens.organizationId;
      return token;
    } catch (cause) {
      throw new TokenError("No access token could be had for the visitor", { cause });
    }
  }

  /** Who the visitor is to the service. Without an answer the next call asks for itself. */
  async #user(): Promise<string | undefined> {
    this.#userId ??= this.#call("aiAgent.getChatClientUser");
    try {
      const user = (await this.#userId) as { id?: unknown } | null;
      return typeof user?.id === "string" ? user.id : undefined;
    } catch {
      this.#userId = undefined;
      return undefined;
    }
  }
}
