/**
 * What the vendor's class does, once a page has made a chat of it: the chat is a page of its own in
 * a frame, and this talks with it.
 */

import type { DivinciChat, DivinciChatOptions } from "../loader/chat-class.js";
import { attributeNames } from "./attribute-names.js";
import { type CallName, readAnswer, readTold, ready } from "./bridge.js";
import { Floating } from "./floating.js";

/** Works a chat from now on. */
export function drive(chat: DivinciChat, options: DivinciChatOptions): Driver {
  return new Driver(chat, options);
}

/** Flags of the vendor's class, off unless they are true. */
const flags = [
  "debug",
  "product-recommendations",
  "metrics",
  "help-requests",
  "notifications",
  "context-bubbles",
  "quick-menu",
];

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

class Driver {
  readonly #chat: DivinciChat;
  readonly #settings: ReadonlyMap<string, string>;
  readonly #address: string;
  readonly #frameOrigin: string;
  readonly #floating: Floating | null;
  readonly #listeners = new Set<(isOpen: boolean) => unknown>();
  readonly #waiting = new Map<number, Waiting>();
  #lastCall = 0;
  /** Null until the frame has been placed and loaded. */
  #port: MessagePort | null = null;
  /** Calls for the frame, until then. */
  #queue: (() => void)[] = [];
  /** Who is in, to be let in again when the frame is loaded anew. */
  #refreshToken = "";

  constructor(chat: DivinciChat, options: DivinciChatOptions) {
    const { iframe } = chat;
    const address = new URL("frame.html", import.meta.url);
    const link = new URLSearchParams({ "release-id": options.releaseId, bridge: "" });
    if (options.externalUser === true) link.set("divinci-external-user", "");
    address.hash = link.toString();
    this.#chat = chat;
    this.#frameOrigin = address.origin;
    this.#settings = settingsOf(options);
    iframe.title = this.#settings.get("label") ?? "Chat";
    iframe.allow = "autoplay; clipboard-write";
    this.#address = address.href;
    addEventListener("message", this.#onMessage);
    this.#floating =
      options.toggleable === true
        ? new Floating(iframe, this.#settings, () => {
            this.toggleChat();
          })
        : null;
    if (this.#floating === null) {
      chat.isOpen = true;
      this.#load();
    }
  }

  async login(refreshToken: unknown): Promise<unknown> {
    if (typeof refreshToken !== "string" || refreshToken.trim() === "") {
      throw new TypeError("A login needs the refresh token that the site's server was given");
    }
    const answer = await this.#call("login", refreshToken);
    this.#refreshToken = refreshToken;
    return answer;
  }

  externalLogin(refreshToken: unknown): Promise<unknown> {
    return this.login(refreshToken);
  }

  async logout(): Promise<void> {
    this.#refreshToken = "";
    await this.#call("logout");
  }

  sendMessage(content: unknown): Promise<unknown> {
    return this.#call("sendMessage", String(content));
  }

  on(listener: (isOpen: boolean) => unknown): void {
    this.#listeners.add(listener);
  }

  openChat(): void {
    this.#show(true);
    this.#chat.iframe.focus();
    this.#call("focus").catch(() => undefined);
  }

  closeChat(): void {
    this.#show(false);
  }

  toggleChat(): void {
    if (this.#chat.isOpen) this.closeChat();
    else this.openChat();
  }

  /** A chat that the page has placed itself is always open. */
  #show(isOpen: boolean): void {
    if (this.#floating === null || this.#chat.isOpen === isOpen) return;
    this.#floating.isOpen = isOpen;
    this.#chat.isOpen = isOpen;
    for (const listener of this.#listeners) listener(isOpen);
  }

  /** What floats costs the page nothing until somebody wants it. */
  #load(): void {
    const { iframe } = this.#chat;
    if (iframe.src === "") iframe.src = this.#address;
  }

  #call(call: CallName, argument = ""): Promise<unknown> {
    this.#load();
    const id = ++this.#lastCall;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const send = (): void => {
        this.#port?.postMessage({ id, call, argument });
      };
      if (this.#port === null) this.#queue.push(send);
      else send();
    });
  }

  /** The frame's first word, each time that it is loaded: after a move within the page, too. */
  readonly #onMessage = ({ data, origin, source }: MessageEvent): void => {
    const { contentWindow } = this.#chat.iframe;
    if (data !== ready || contentWindow === null || source !== contentWindow) return;
    if (origin !== this.#frameOrigin) return;
    const { port1, port2 } = new MessageChannel();
    const greeting = { parley: "connect", settings: Object.fromEntries(this.#settings) };
    contentWindow.postMessage(greeting, this.#frameOrigin, [port2]);
    port1.onmessage = ({ data }: MessageEvent): void => {
      this.#hear(data);
    };
    this.#begin(port1);
  };

  #begin(port: MessagePort): void {
    const isAnew = this.#port !== null;
    this.#port?.close();
    this.#port = port;
    if (isAnew) this.#forget();
    if (this.#refreshToken !== "") {
      // A frame that has been loaded anew tells its visitor when this fails.
      this.#call("login", this.#refreshToken).catch(() => undefined);
    }
    for (const send of this.#queue.splice(0)) send();
  }

  /** Nobody will answer what an earlier load of the frame was asked. */
  #forget(): void {
    for (const { reject } of this.#waiting.values()) {
      reject(new Error("The chat’s frame was loaded anew"));
    }
    this.#waiting.clear();
  }

  #hear(data: unknown): void {
    const told = readTold(data);
    if (told !== null) {
      this.#tell(told.event, told.detail);
      return;
    }
    const answer = readAnswer(data);
    const waiting = answer === null ? undefined : this.#waiting.get(answer.id);
    if (answer === null || waiting === undefined) return;
    this.#waiting.delete(answer.id);
    if ("failure" in answer) {
      const { context, message, status } = answer.failure;
      waiting.reject(Object.assign(new Error(message), { status, context }));
    } else {
      waiting.resolve(answer.result);
    }
  }

  /** What the chat tells is told by the frame, as an event. */
  #tell(event: string, detail: unknown): void {
    if (event === "parley-escape") {
      this.closeChat();
      return;
    }
    if (event === "parley-message") this.#floating?.addUnread();
    this.#chat.iframe.dispatchEvent(
      new CustomEvent(event, { bubbles: true, composed: true, detail }),
    );
  }
}

/** Settings of the element from those of the class. */
function settingsOf(options: DivinciChatOptions): Map<string, string> {
  const settings = new Map<string, string>();
  for (const name of attributeNames) {
    const value = options[camelCased(name)];
    if (typeof value === "string") settings.set(name, value);
  }
  // The frame's own page has no language of its own.
  const { lang } = document.documentElement;
  if (!settings.has("language") && lang !== "") settings.set("language", lang);
  for (const name of flags) settings.set(name, String(options[camelCased(name)] === true));
  return settings;
}

/** `base-url` is `baseUrl`. */
function camelCased(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
