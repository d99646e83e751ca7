import { experimentOf } from "../experiment.js";
import type { Talk } from "./talk.js";

/** Asks the page for a person. A page that has called one says so by `preventDefault`. */
export function askForHelp({ entries, page, say, texts }: Talk): void {
  const experiment = experimentOf(page.experimentId, page.experimentVariant);
  const request = new CustomEvent("parley-help", {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: { transcript: entries, experiment },
  });
  const isCalled = !page.dispatchEvent(request);
  say(texts(isCalled ? "help.asked" : "help.failed"));
}
