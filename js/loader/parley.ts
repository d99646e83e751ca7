import { isOn } from "../../widget/attributes.js";
import { report } from "../../widget/report.js";
import { classFrom } from "./chat-class.js";
import { expose } from "./chat-handle.js";
import { LazyChat } from "./lazy-chat.js";
import { namesRelease, readElementAttributes } from "./script-tag.js";

/**
 * The script that a page includes. It reads its own tag, draws the launcher, and loads the chat
 * when a visitor first opens it. The page may make further chats, also where the tag names none.
 */
function start(): void {
  const script = document.currentScript as HTMLScriptElement | null;
  if (script === null) {
    report.error("Include parley.js by <script src>, not as a module.");
    return;
  }
  const addressOf = (file: string): string => new URL(file, script.src).href;
  const attributes = readElementAttributes(script);
  const isAgent = attributes.has("imbrace-assistant-id");
  const chat = new LazyChat(addressOf(isAgent ? "agent-start.js" : "chat-start.js"), attributes);
  const DivinciChat = classFrom(addressOf("divinci-chat.js"));
  expose(script.getAttribute("data-global-name") ?? "DIVINCI_AI", Object.assign(chat, { DivinciChat }));
  if (!isAgent && !namesRelease(attributes)) return;
  whenParsed(() => {
    chat.mount();
  });
  if (isOn(attributes.get("preload"))) {
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
