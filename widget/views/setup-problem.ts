import type { TemplateResult } from "lit";
import { nothing } from "lit";
import { warning } from "../icons.js";
import type { Messages } from "../locales/index.js";
import { card } from "./card.js";

/** The owner has set the chat up wrongly; the console says how. */
export function setupProblem(messages: Messages): TemplateResult {
  const content = {
    icon: warning,
    title: messages.text("setup.title"),
    text: messages.text("setup.text"),
    actions: nothing,
  };
  return card(content, true);
}
