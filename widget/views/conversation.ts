import { html, nothing, type TemplateResult } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import type { Session } from "../session.js";
import { shownResponse } from "../shown-response.js";
import { log } from "./log.js";
import { question } from "./question.js";
import { richText } from "./rich-text.js";
import type { View } from "./view.js";
import { unanswered } from "./waiting.js";

/** Exchanges, from the end, that are shown while what draws them is on its way. */
const plain = 16;

/** All that has been said, above whatever the state of the gate puts at the foot. */
export function conversation(view: View, foot: unknown): TemplateResult {
  const { messages, session } = view;
  const { answer = "", screen, pending } = session.state;
  const entries = entriesOf(session);
  const underway = answer === "" ? pending + session.waiting : "";
  const isFresh = !hasConversation(view);
  const content = html`
    ${greeting(view)} ${isFresh && screen === "chat" ? view.release?.starters(view) : nothing}
    ${said(entries, view)}
    ${underway === "" ? nothing : unanswered(underway, session, view)}
  `;
  const answered = entries.length;
  const asked = answered + (underway === "" ? 0 : 1);
  return html`
    ${log(messages, { content, asked, answered, isFresh, isBusy: answer !== "" })}
    <div class="foot" part="footer">${foot}</div>
  `;
}

/** Whether there is anything to keep on the screen when the gate is closed. */
export function hasConversation({ session }: View): boolean {
  return session.transcript.length > 0 || session.state.pending + session.waiting !== "";
}

/** What has been said, and at its end an answer that is growing. */
function entriesOf({ state, transcript }: Session): readonly TranscriptEntry[] {
  const { answer = "", pending } = state;
  if (answer === "") return transcript;
  const growing = { prompt: pending, promptTimestamp: 0, response: answer, responseTimestamp: 0 };
  return [...transcript, growing];
}

function said(entries: readonly TranscriptEntry[], view: View): TemplateResult[] {
  const { answers, update } = view;
  if (answers === null) return entries.slice(-plain).map((entry) => plainExchange(entry, view));
  return answers.inStretches(entries, (entry, at) => answers.exchange(entry, at, view), update);
}

function plainExchange(entry: TranscriptEntry, view: View): TemplateResult {
  return html`${question(entry.prompt, view)}
    <div class="answer">${richText(shownResponse(entry), view)}</div>`;
}

function greeting(view: View): TemplateResult[] {
  const { messages, session } = view;
  const texts = session.greeting.length > 0 ? session.greeting : [messages.text("chat.greeting")];
  return texts.map(
    (text) => html`
      <div class="answer">
        <span class="quiet">${messages.text("chat.assistant")}:</span>
        ${richText(text, view)}
      </div>
    `,
  );
}
