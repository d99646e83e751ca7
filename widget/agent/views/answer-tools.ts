import { html, nothing, type TemplateResult } from "lit";
import { copy, thumbDown, thumbUp } from "../../icons.js";
import { iconButton } from "../../views/buttons.js";
import { again } from "../answer-icons.js";
import type { Vote } from "../service.js";
import type { Turn } from "../turn.js";
import { copyText } from "./copy-text.js";
import type { AgentView } from "./view.js";

/** What can be done with an answer: copy it, rate it, and have the last one given anew. */
export function answerTools(turn: Turn, isLast: boolean, view: AgentView): TemplateResult {
  const { messages, session, texts } = view;
  const { id } = turn.message;
  return html`
    <div class="tools">
      ${
        turn.text === ""
          ? nothing
          : iconButton(messages.text("answer.copy"), copy, () => void copyText(turn.text, view))
      }
      ${view.votes && id !== "" ? thumbs(id, view) : nothing}
      ${
        isLast && session.phase === "ready"
          ? iconButton(texts("agent.again"), again, () => {
              session.again();
            })
          : nothing
      }
    </div>
  `;
}

function thumbs(id: string, { messages, session }: AgentView): TemplateResult {
  const cast = async (vote: Vote): Promise<void> => {
    if (!(await session.vote(id, vote))) session.say(messages.text("feedback.failed"));
  };
  const thumb = (name: string, path: string, vote: Vote): TemplateResult =>
    iconButton(name, path, () => void cast(vote), session.votes?.of(id) === vote);
  return html`
    ${thumb(messages.text("answer.good"), thumbUp, "up")}
    ${thumb(messages.text("answer.bad"), thumbDown, "down")}
  `;
}
