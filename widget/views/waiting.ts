import { html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../locales/index.js";
import { textButton } from "./buttons.js";
import { question } from "./question.js";

/** What can keep a message from going out: no network, or an answer that another tab awaits. */
export type Awaited = "network" | "tab";

/** The visitor's side of it. */
export interface Waiting {
  readonly awaited: Awaited | null;
  takeBack(): void;
}

interface Speaking {
  readonly messages: Messages;
}

/** A message without an answer, and what it waits for: in the end for the assistant. */
export function unanswered(text: string, waiting: Waiting, view: Speaking): TemplateResult {
  return html`
    ${text === "" ? nothing : question(text, view)}
    ${waiting.awaited === null ? writing(view) : waitingLine(waiting, waiting.awaited, view)}
  `;
}

function writing({ messages }: Speaking): TemplateResult {
  return html`
    <div class="answer">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
      <span class="quiet">${messages.text("chat.writing")}</span>
    </div>
  `;
}

function waitingLine(waiting: Waiting, awaited: Awaited, { messages }: Speaking): TemplateResult {
  return html`
    <p class="waiting">
      ${messages.text(`waiting.${awaited}`)}
      ${textButton("plain", messages.text("cancel"), () => {
        waiting.takeBack();
      })}
    </p>
  `;
}
