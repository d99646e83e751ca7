import { isOn } from "../../widget/attributes.js";
import { report } from "../../widget/report.js";
import { expose } from "./chat-handle.js";
import { classFrom } from "./divinci-chat.js";
import { LazyChat } from "./lazy-chat.js";
import { readElementAttributes, readReleaseId } from "./script-tag.js";

/**
 * The script that a page includes. It reads its own tag, draws the launcher, and loads the chat
 * when a visitor first opens it.
 */
function start(): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) {
    report.error("parley.js must be included by a <script src>, not as a module.");
    return;
  }
  const attributes = readElementAttributes(script);
  const isAgent = attributes.has("imbrace-assistant-id");
  const addressOf = (file: string): string => new URL(file, script.src).href;
  const name = script.getAttribute("data-global-name") ?? "DIVINCI_AI";
  const DivinciChat = classFrom(addressOf("divinci-chat.js"));
  if (!isAgent && !readReleaseId(script, attributes)) {
    expose(name, { DivinciChat });
    return;
  }
  const chat = new LazyChat(addressOf(isAgent ? "agent.js" : "element.js"), attributes);
  expose(name, Object.assign(chat, { DivinciChat }));
  whenParsed(() => {
    chat.mount();
  });
  if (isOn(script.getAttribute("parley-preload"))) {
    ((window.requestIdleCallback as typeof setTimeout | undefined) ?? setTimeout)(() => {
      chat.preload();
    });
  }
}

/** A tag in the head runs before there is a body to draw in. */
function whenParsed(work: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", work);
  else work();
}

start();
