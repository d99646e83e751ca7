import { answerPart, type AnswerTexts } from "../locales/answers/index.js";
import type { View } from "./view.js";

/** The texts around answers, in the language of the view. */
export function answerTexts({ messages, session }: View): AnswerTexts {
  return session.tools?.texts.in(messages.language) ?? answerPart.english;
}
