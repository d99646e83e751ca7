import { report } from "../../widget/report.js";
import type { DivinciChat, DivinciChatOptions } from "./chat-class.js";

/** What a page can do with the chat of a script tag, before and after it has been loaded. */
export interface ChatHandle {
  /** Has `login` and `logout`. */
  readonly auth: ChatHandle;
  open(): void;
  close(): void;
  toggle(): void;
  /** Lets a user in by the refresh token that the site's server was given. */
  login(refreshToken: string): Promise<{ readonly tierConfig: unknown }>;
  logout(): Promise<void>;
  /** Resolves with what was said; rejects with the `status` and `context` of a refusal. */
  sendMessage(content: string): Promise<unknown>;
}

/** What stands on `window`: the chat of the tag, and the vendor's class. */
export type Exposed = ChatHandle & {
  readonly DivinciChat: new (options: DivinciChatOptions) => DivinciChat;
};

/** Puts it on `window` under the owner's name for it; never over something else. */
export function expose(name: string, exposed: Exposed): void {
  if (name in window) {
    report.warn(`window.${name} is taken: choose another "data-global-name".`);
  } else {
    Object.assign(window, { [name]: exposed });
  }
}
