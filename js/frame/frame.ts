/**
 * The page inside a frame: one chat that fills it. Where the page around it wants to talk with the
 * chat, it is waited for.
 */

import "../../widget/entries/element.js";
import type { ParleyChat } from "../../widget/element.js";
import { type Call, type Failure, readCall, readGreeting, ready, type Told } from "./bridge.js";
import { settingsFromLink, settingsFromPage } from "./settings.js";

/** The page that has embedded this one. */
interface Embedder {
  /** As the browser says, at the first word: nobody else is heard after it. */
  readonly origin: string;
  readonly port: MessagePort;
  readonly settings: Readonly<Record<string, string>>;
}

const toldEvents = [
  "parley-screen",
  "parley-message",
  "parley-error",
  "parley-help",
  "parley-signed-out",
];

async function start(): Promise<void> {
  const settings = settingsFromLink(location);
  const wantsBridge = new URLSearchParams(location.hash.slice(1)).has("bridge");
  if (!wantsBridge || window.parent === window) {
    show(settings);
    return;
  }
  const embedder = await greet();
  for (const [name, value] of settingsFromPage(embedder.settings, location.origin)) {
    settings.set(name, value);
  }
  serve(show(settings), embedder);
}

function show(settings: ReadonlyMap<string, string>): ParleyChat {
  const chat = document.createElement("parley-chat");
  for (const [name, value] of settings) chat.setAttribute(name, value);
  document.documentElement.lang = settings.get("language") ?? navigator.language;
  chat.setAttribute("inline", "");
  document.body.append(chat);
  return chat;
}

/** Waits for the page's answer. Only the first one counts, and only the parent's. */
function greet(): Promise<Embedder> {
  return new Promise((resolve) => {
    const hear = ({ data, origin, ports, source }: MessageEvent): void => {
      const [port] = ports;
      const greeting = readGreeting(data);
      if (source !== window.parent || greeting === null || port === undefined) return;
      if (origin === "null" || !isAround(origin)) return;
      removeEventListener("message", hear);
      resolve({ origin, port, settings: greeting.settings });
    };
    addEventListener("message", hear);
    window.parent.postMessage(ready, "*");
  });
}

/** Whether a page of this origin is right around this one, where the browser tells. */
function isAround(origin: string): boolean {
  const { ancestorOrigins } = location as Partial<Pick<Location, "ancestorOrigins">>;
  return ancestorOrigins === undefined || ancestorOrigins[0] === origin;
}

function serve(chat: ParleyChat, { origin, port }: Embedder): void {
  const tell = (told: Told): void => {
    port.postMessage(told);
  };
  for (const event of toldEvents) {
    chat.addEventListener(event, (happened) => {
      // The page around is told, and does what it can about it.
      happened.preventDefault();
      tell({ event, detail: (happened as CustomEvent<unknown>).detail });
    });
  }
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") tell({ event: "parley-escape", detail: null });
  });
  port.onmessage = ({ data }: MessageEvent): void => {
    const call = readCall(data);
    if (call !== null) void answer(chat, call, origin, port);
  };
}

async function answer(
  chat: ParleyChat,
  { argument, call, id }: Call,
  origin: string,
  port: MessagePort,
): Promise<void> {
  const calls: Readonly<Record<Call["call"], () => unknown>> = {
    login: () => chat.login(argument, origin),
    logout: () => chat.logout(),
    sendMessage: () => chat.sendMessage(argument),
    focus: () => {
      chat.open();
    },
  };
  try {
    port.postMessage({ id, result: await calls[call]() });
  } catch (error) {
    const { context, details, message, status } = error as Failure & { readonly details?: unknown };
    port.postMessage({ id, failure: { message, status, context: context ?? details } });
  }
}

void start();
