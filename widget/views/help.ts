import { experimentOf } from "../experiment.js";
import { answerTexts } from "./answer-texts.js";
import type { View } from "./view.js";

/** Asks the page for a person. A page that has called one says so by `preventDefault`. */
export function askForHelp(view: View): void {
  const { session } = view;
  const { page } = session.tools ?? {};
  if (page === undefined) return;
  const experiment = experimentOf(page.experimentId, page.experimentVariant);
  const detail = { transcript: session.transcript, experiment };
  const request = new CustomEvent("parley-help", {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail,
  });
  const isCalled = !page.dispatchEvent(request);
  session.say(answerTexts(view)(isCalled ? "help.asked" : "help.failed"));
}
