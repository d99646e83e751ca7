import { html, nothing, type TemplateResult } from "lit";
import { richText } from "../../views/rich-text.js";
import { log } from "../../views/log.js";
import { suggestions } from "../../views/suggestions.js";
import { unanswered } from "../../views/waiting.js";
import { questionsIn } from "../session.js";
import type { Turn } from "../turn.js";
import { foot } from "./foot.js";
import type { AgentView } from "./view.js";

/** Turns, from the end, that are shown while what draws them is on its way. */
const plain = 32;

/** All that stands below the head: what has been said, and at its foot the field. */
export function agentBody(view: AgentView): TemplateResult {
  const { drawing, messages, session } = view;
  const isWaiting = session.waiting !== null || session.awaited !== null;
  const content = html`
    ${greeting(view)} ${offers(view)} ${session.phase === "loading" ? dots : nothing}
    ${said(view)}
    ${isWaiting ? unanswered(session.waiting ?? "", session, view) : nothing}
  `;
  const { document, isAnswering, isFresh, turns } = session;
  const questions = questionsIn(turns);
  const answered = turns.length - questions;
  const asked = questions + (session.waiting === null ? 0 : 1);
  const page = document === null ? undefined : drawing?.documentPage(document, view);
  const zone = drawing?.dropZone(view);
  // What takes files is loaded with the first that is held above the chat; until it has come, the
  // browser must not open them in the place of the page.
  const hold = (event: DragEvent): void => {
    event.preventDefault();
    view.load();
  };
  return html`
    <div
      class="agent"
      @dragover=${zone?.over ?? hold}
      @dragleave=${zone?.leave}
      @drop=${zone?.drop ?? hold}
    >
      <div class="chat" ?inert=${page !== undefined}>
        ${log(messages, { content, asked, answered, isFresh, isBusy: isAnswering })}
        <div class="foot" part="footer">${foot(view)}</div>
      </div>
      ${page ?? nothing} ${zone?.cover ?? nothing}
    </div>
  `;
}

const dots = html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;

function greeting(view: AgentView): unknown {
  const { messages, session } = view;
  if (session.phase === "loading") return nothing;
  return html`
    <div class="answer">
      <span class="quiet">${messages.text("chat.assistant")}:</span>
      ${richText(messages.text("chat.greeting"), view)}
    </div>
  `;
}

function offers({ messages, session }: AgentView): unknown {
  if (!session.isFresh) return nothing;
  return suggestions(messages, session.suggestions, (text) => {
    session.ask(text);
  });
}

function said(view: AgentView): unknown {
  const { answers, drawing, session, update } = view;
  const { turns } = session;
  if (answers === null || drawing === null) {
    return turns.slice(-plain).map((turn) => plainTurn(turn, view));
  }
  return answers.inStretches(turns, (turn) => drawing.drawTurn(turn, view), update);
}

/** A turn while what draws it is on its way. */
function plainTurn(turn: Turn, { messages }: AgentView): TemplateResult {
  const isQuestion = turn.message.role === "user";
  return html`
    <div class=${isQuestion ? "question" : "answer"}>
      <span class="quiet">${messages.text(isQuestion ? "chat.you" : "chat.assistant")}:</span>
      ${turn.isEmpty ? dots : html`<p dir="auto">${turn.text}</p>`}
    </div>
  `;
}
