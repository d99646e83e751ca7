import { report } from "../../widget/report.js";

/** What a page can do with the chat of a script tag, before and after it has been loaded. */
export interface ChatHandle {
  open(): void;
  close(): void;
  toggle(): void;
}

/** Puts the handle on `window` under the owner's name for it; never over something else. */
export function expose(name: string, handle: ChatHandle): void {
  if (name in window) {
    report.warn(`window.${name} is taken: choose another "data-global-name".`);
  } else {
    Object.assign(window, { [name]: handle });
  }
}
