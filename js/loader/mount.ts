import { releaseIdPattern } from "../../widget/attributes.js";
import type { ChatEvents } from "../../widget/chat-events.js";
import type { ChatOptions } from "../../widget/chat-properties.js";
import type { ParleyChat } from "../../widget/element.js";
import { report } from "../../widget/report.js";

/** Functions that hear the chat's events, by what an event's name has behind `parley-`. */
export type ChatListeners = {
  readonly [Name in keyof ChatEvents]?: ((event: CustomEvent<ChatEvents[Name]>) => void) | undefined;
};

/**
 * How a chat is to be: the properties of `<parley-chat>` under their own names, of which it needs
 * `releaseId` or `assistantId`. One that is undefined stays as it was.
 */
export interface MountOptions extends ChatOptions {
  /** What to call when something happens: `{ message: ({ detail }) => … }`. */
  readonly on?: ChatListeners | undefined;
}

/** A chat that `mount` has put into the page. Its functions need no `this`. */
export interface MountedChat {
  /**
   * The element, once its code has been loaded. Rejects when that fails; asking again, or `open`,
   * then tries again.
   */
  readonly element: Promise<ParleyChat>;
  /** Opens the panel and moves the focus into it, as soon as the chat has been loaded. */
  readonly open: () => void;
  /** Closes the panel; what was typed and said stays. An inline chat stays open. */
  readonly close: () => void;
  readonly toggle: () => void;
  /**
   * Changes the options that are given, and leaves the others as they are. Another release or agent
   * begins another conversation.
   * @throws {TypeError} as `mount` does; nothing has then been changed.
   */
  readonly update: (options: MountOptions) => void;
  /** Takes the chat out of the page for good, and ends what it was doing. */
  readonly unmount: () => void;
}

/** The names of all options. The compiler sees to it that none is missing. */
const optionNames: Record<keyof MountOptions, true> = {
  releaseId: true,
  baseUrl: true,
  externalUser: true,
  gate: true,
  turnstileSiteKey: true,
  turnstileSrc: true,
  language: true,
  theme: true,
  position: true,
  label: true,
  isOpen: true,
  inline: true,
  launcher: true,
  signUpUrl: true,
  privacyUrl: true,
  appUrl: true,
  redirectTo: true,
  cssSrc: true,
  releaseLook: true,
  debug: true,
  messageFeedback: true,
  contextBubbles: true,
  productRecommendations: true,
  productsOf: true,
  images: true,
  shareChat: true,
  quickMenu: true,
  helpRequests: true,
  notifications: true,
  metrics: true,
  experimentId: true,
  experimentVariant: true,
  assistantId: true,
  organizationId: true,
  environment: true,
  agentBaseUrl: true,
  tokenUrl: true,
  tokenCallback: true,
  accessToken: true,
  trackEvents: true,
  opener: true,
  on: true,
};

/** The same of events. */
const eventNames: Record<keyof ChatEvents, true> = {
  open: true,
  close: true,
  screen: true,
  message: true,
  action: true,
  error: true,
  help: true,
  "signed-out": true,
};

/** What is loaded of the package when there is a chat. */
const entries = {
  divinci: inOrder(() => import("../../widget/entries/element.js")),
  imbrace: inOrder(() => import("../../widget/entries/agent.js")),
};

/**
 * Imports of a module that is on its way end in any order: chats that are mounted one after another
 * share one, so that their launchers stand in that order. One that failed is made anew.
 */
function inOrder(load: () => Promise<unknown>): () => Promise<unknown> {
  let loading: Promise<unknown> | null = null;
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = null;
      throw cause;
    }));
}

/** A chat, from before its element has been loaded until it is unmounted. */
class Mount implements MountedChat {
  readonly #place: Element;
  readonly #chat = document.createElement("parley-chat");
  #options: MountOptions;
  #loading: Promise<ParleyChat> | null = null;
  #isPlaced = false;
  #isGone = false;

  constructor(place: Element, options: MountOptions) {
    this.#place = place;
    this.#options = options;
    for (const name of Object.keys(eventNames) as (keyof ChatEvents)[]) {
      this.#chat.addEventListener(`parley-${name}`, (event: CustomEvent) => {
        const listener = this.#options.on?.[name] as ((event: CustomEvent) => void) | undefined;
        listener?.(event);
      });
    }
    void this.element;
  }

  get element(): Promise<ParleyChat> {
    return (this.#loading ??= this.#begin());
  }

  readonly open = (): void => {
    this.#whenLoaded((chat) => {
      chat.open();
    });
  };

  readonly close = (): void => {
    this.#whenLoaded((chat) => {
      chat.close();
    });
  };

  readonly toggle = (): void => {
    this.#whenLoaded((chat) => {
      chat.toggle();
    });
  };

  readonly update = (options: MountOptions): void => {
    const given = onlyGiven(options);
    const all = { ...this.#options, ...given };
    checkService(all);
    this.#options = all;
    if (this.#isPlaced) this.#apply(given);
  };

  readonly unmount = (): void => {
    this.#isGone = true;
    this.#chat.remove();
  };

  #begin(): Promise<ParleyChat> {
    const loading = this.#load();
    // Who waits for it learns of a failure; for all others it has been reported.
    loading.catch(() => {
      this.#loading = null;
    });
    return loading;
  }

  async #load(): Promise<ParleyChat> {
    try {
      await entries[isOfAgent(this.#options) ? "imbrace" : "divinci"]();
    } catch (cause) {
      report.error("The chat could not be loaded.", cause);
      throw cause;
    }
    customElements.upgrade(this.#chat);
    if (!this.#isGone) {
      this.#apply(this.#options);
      this.#place.append(this.#chat);
      this.#isPlaced = true;
    }
    return this.#chat;
  }

  #apply(options: MountOptions): void {
    const properties: { on?: unknown } = { ...options };
    delete properties.on;
    Object.assign(this.#chat, properties);
  }

  #whenLoaded(act: (chat: ParleyChat) => void): void {
    this.element.then(
      (chat) => {
        if (!this.#isGone) act(chat);
      },
      () => undefined,
    );
  }
}

/**
 * Puts a chat into the page: in a corner of it, or inline in the place that is named. Its code is
 * loaded then; nothing is asked of the service before the chat is open.
 *
 * ```js
 * const chat = mount("#help", { releaseId, on: { message: ({ detail }) => log(detail.entry) } });
 * ```
 *
 * @param target an element, or a selector for one, which the chat is put into; it fills it, unless
 *   `inline: false` is among the options.
 * @throws {TypeError} for an option that does not exist, without a release or an agent, and for a
 *   place that does not.
 * @throws {Error} where there is no page, as on a server. Importing it is safe there.
 */
export function mount(target: Element | string, options: MountOptions): MountedChat;
export function mount(options: MountOptions): MountedChat;
export function mount(...given: [Element | string, MountOptions] | [MountOptions]): MountedChat {
  if (typeof document === "undefined") {
    throw new Error(
      "mount() needs a page: call it in a browser, such as in an effect, and not while a server " +
        "renders.",
    );
  }
  const [target, options] = given.length === 1 ? [document.body, given[0]] : given;
  const all = { inline: given.length > 1, ...onlyGiven(options) };
  checkService(all);
  return new Mount(find(target), all);
}

function find(target: Element | string): Element {
  const place = typeof target === "string" ? document.querySelector(target) : target;
  if (place instanceof Element) return place;
  const name = typeof target === "string" ? target : "What was given";
  throw new TypeError(`mount() has no place for the chat: ${name} is not in the page.`);
}

/** The options without those that are undefined. */
function onlyGiven(options: MountOptions): MountOptions {
  refuseOthers("option", options, optionNames);
  refuseOthers("event", options.on ?? {}, eventNames);
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function refuseOthers(kind: string, given: object, known: object): void {
  const other = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (other === undefined) return;
  const names = Object.keys(known).join(", ");
  throw new TypeError(`A chat has no ${kind} "${other}". It has: ${names}.`);
}

function isOfAgent({ assistantId }: MountOptions): boolean {
  return (assistantId ?? null) !== null;
}

/** Whoever answers has to be named; the element itself checks all other values. */
function checkService(options: MountOptions): void {
  const { releaseId } = options;
  if (!isOfAgent(options) && !releaseIdPattern.test(releaseId ?? "")) {
    throw new TypeError(
      `A chat needs a releaseId of 8 to 64 letters and digits, or an assistantId; it has ` +
        `releaseId: ${JSON.stringify(releaseId)}.`,
    );
  }
}
