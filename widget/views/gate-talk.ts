import { answerTexts } from "./answer-texts.js";
import type { Talk } from "./talk.js";
import type { View } from "./view.js";

/** The conversation that a view shows; null until what can be done with it has been loaded. */
export function gateTalk(view: View): Talk | null {
  const { messages, release, session, settings } = view;
  if (session.tools === null) return null;
  const names = [settings.label, release?.title, messages.text("chat.title")];
  return {
    page: session.tools.page,
    title: names.find(Boolean) ?? "",
    entries: session.transcript,
    sources: settings.sources,
    messages,
    texts: answerTexts(view),
    say: (remark) => {
      session.say(remark);
    },
  };
}
