import { html, nothing, type TemplateResult } from "lit";
import { richText } from "../../views/rich-text.js";
import { log } from "../../views/log.js";
import { suggestions } from "../../views/suggestions.js";
import type { Turn } from "../turn.js";
import { dropZone } from "./drop-zone.js";
import { foot } from "./foot.js";
import type { AgentView } from "./view.js";

/** All that stands below the head: what has been said, and at its foot the field. */
export function agentBody(view: AgentView): TemplateResult {
  const { drawing, messages, session } = view;
  const content = html`
    ${greeting(view)} ${offers(view)} ${session.phase === "loading" ? dots : nothing}
    ${session.turns.map((turn) => drawing?.drawTurn(turn, view) ?? plainTurn(turn, view))}
  `;
  const { document, isAnswering, isFresh } = session;
  const page = document === null ? undefined : drawing?.documentPage(document, view);
  return dropZone(
    view,
    html`
      <div class="chat" ?inert=${page !== undefined}>
        ${log(messages, { content, isFresh, isBusy: isAnswering })}
        <div class="foot" part="footer">${foot(view)}</div>
      </div>
      ${page ?? nothing}
    `,
  );
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
