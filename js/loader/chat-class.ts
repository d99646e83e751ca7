import { later } from "./later.js";

/** What the vendor's class is made with (reference, section 3.3), and Parley's own settings. */
export interface DivinciChatOptions {
  readonly releaseId: string;
  readonly cssSrc?: string;
  readonly debug?: boolean;
  /** Only users whom the page has logged in may chat. */
  readonly externalUser?: boolean;
  /** Floats above the page, with a button in its corner. */
  readonly toggleable?: boolean;
  readonly productRecommendations?: boolean;
  readonly metrics?: boolean;
  readonly helpRequests?: boolean;
  readonly notifications?: boolean;
  readonly contextBubbles?: boolean;
  readonly quickMenu?: boolean;
  /** Settings of the element, by its property's name, such as `language`. */
  readonly [setting: string]: unknown;
}

/** The chat of the vendor's class, as `divinci-chat.js` works it. */
export interface DivinciChat {
  /** The chat's page. It is for the site to place, unless the chat is `toggleable`. */
  readonly iframe: HTMLIFrameElement;
  /** Has `login` and `logout`. */
  readonly auth: DivinciChat;
  /** Has `openChat`, `closeChat`, `toggleChat`, `isOpen` and `onToggle`. */
  readonly ui: DivinciChat;
  isOpen: boolean;
  /** Has `on`. */
  readonly onToggle: DivinciChat;
  /** Tells when the chat is opened and closed. */
  on(listener: (isOpen: boolean) => unknown): Promise<void>;
  /** Lets a user in by the refresh token that the site's server was given. */
  login(refreshToken: string): Promise<{ readonly tierConfig: unknown }>;
  /** The older name of `login`. */
  externalLogin(refreshToken: string): Promise<{ readonly tierConfig: unknown }>;
  logout(): Promise<void>;
  openChat(): Promise<void>;
  closeChat(): Promise<void>;
  toggleChat(): Promise<void>;
  /** Resolves with what was said; rejects with the `status` and `context` of a refusal. */
  sendMessage(content: string): Promise<unknown>;
}

/**
 * The vendor's class. All that it does is loaded from `source` with the first chat of it: until then
 * calls wait.
 */
export function classFrom(source: string): new (options: DivinciChatOptions) => DivinciChat {
  function Chat(this: DivinciChat, options: DivinciChatOptions): void {
    const driver = import(source).then(({ drive }: typeof import("../frame/divinci-chat.js")) =>
      drive(this, options),
    );
    const iframe = document.createElement("iframe");
    Object.assign(this, { auth: this, ui: this, onToggle: this, iframe, isOpen: false });
    later(this, () => driver, " externalLogin openChat closeChat toggleChat on");
  }
  return Chat as unknown as new (options: DivinciChatOptions) => DivinciChat;
}
