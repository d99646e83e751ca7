import { html, nothing, type TemplateResult } from "lit";
import type { UIMessagePart } from "../../../js/ui-message.js";
import { warning } from "../../icons.js";
import { icon } from "../../views/icon.js";
import { richText } from "../../views/rich-text.js";
import type { Aside, Turn } from "../turn.js";
import { answerTools } from "./answer-tools.js";
import { bounded } from "./bounded.js";
import { documentCard, storedDocument } from "./document-card.js";
import { file } from "./file.js";
import { question } from "./question.js";
import { reasoning } from "./reasoning.js";
import { sourceList } from "./source-list.js";
import { subAgentCard } from "./sub-agent.js";
import { isToolPart, toolCard } from "./tool.js";
import type { AgentView } from "./view.js";

/** A question of the visitor's, or an answer with all that belongs to it, as it came. */
export function drawTurn(turn: Turn, view: AgentView): unknown {
  const { messages, session, texts } = view;
  if (turn.message.role === "user") return question(turn, view);
  const isLast = turn === session.turns.at(-1);
  const isGrowing = isLast && session.isAnswering;
  if (turn.isEmpty && !isGrowing && !turn.isStopped) return nothing;
  return html`
    <div class="answer">
      <span class="quiet">${messages.text("chat.assistant")}:</span>
      ${pieces(turn, isGrowing, view)} ${sourceList(turn.message.parts, view)}
      ${
        turn.isStopped && !isGrowing
          ? html`<p class="small muted">${texts("agent.stopped")}</p>`
          : nothing
      }
      ${isGrowing && isWaiting(turn) ? dots(view) : nothing}
      ${isGrowing || turn.isEmpty ? nothing : answerTools(turn, isLast, view)}
    </div>
  `;
}

/** Parts and asides, each where it was told. */
function pieces(turn: Turn, isGrowing: boolean, view: AgentView): unknown[] {
  const { parts } = turn.message;
  const asidesAt = (at: number): unknown[] =>
    turn.asides
      .filter((placed) => placed.at === at)
      .map(({ aside }) => drawAside(aside, turn, view));
  return [
    ...parts.flatMap((part, at) => [asidesAt(at), drawPart(part, turn, isGrowing, view)]),
    asidesAt(parts.length),
  ];
}

function drawPart(part: UIMessagePart, turn: Turn, isGrowing: boolean, view: AgentView): unknown {
  if (part.type === "text") {
    const streaming = isGrowing && part.state === "streaming";
    return part.text === "" ? nothing : richText(part.text, view, { streaming, code: {} });
  }
  if (part.type === "reasoning") return reasoning(part, isGrowing, view);
  if (part.type === "file") return file(part, view);
  if (!isToolPart(part)) return nothing;
  const document = storedDocument(part, turn);
  return html`
    ${toolCard(part, isGrowing, turn === view.session.turns.at(-1), view)}
    ${document === null ? nothing : documentCard(document, turn, view)}
  `;
}

function drawAside(aside: Aside, turn: Turn, view: AgentView): unknown {
  switch (aside.type) {
    case "error":
      return html`<p class="notice">
        ${icon(warning)}<span dir="auto">${bounded(aside.text)}</span>
      </p>`;
    case "sub-agent":
      return subAgentCard(aside.subAgent, view);
    case "document":
      return documentCard(aside.document, turn, view);
  }
}

/** Whether nothing at the end of it shows that more is coming. */
function isWaiting({ message }: Turn): boolean {
  const last = message.parts.at(-1);
  const state = last !== undefined && "state" in last ? last.state : undefined;
  return (
    state === undefined || !["streaming", "input-streaming", "input-available"].includes(state)
  );
}

function dots({ messages }: AgentView): TemplateResult {
  return html`
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <span class="quiet">${messages.text("chat.writing")}</span>
  `;
}
