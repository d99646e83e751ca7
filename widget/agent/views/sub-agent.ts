import { html, nothing, type TemplateResult } from "lit";
import { check, cross } from "../../icons.js";
import { icon } from "../../views/icon.js";
import { richText } from "../../views/rich-text.js";
import { person, wrench } from "../answer-icons.js";
import type { SubAgent, SubAgentTool } from "../turn.js";
import { bounded, worded } from "./bounded.js";
import type { AgentView } from "./view.js";

/** Another agent at work: its tools, and what it says. Open while it works. */
export function subAgentCard(subAgent: SubAgent, view: AgentView): TemplateResult {
  const { texts } = view;
  const { error, name, state, text, tools } = subAgent;
  const title = worded(name);
  return html`
    <details class="call sub-agent" data-state=${state} ?open=${state === "running"}>
      <summary class="call-head">
        ${icon(person)}<bdi>${title}</bdi>
        <span class="call-state"> ${symbolOf(subAgent)} ${texts(`tool.${state}`)} </span>
      </summary>
      ${
        tools.length === 0
          ? nothing
          : html`<ul>
              ${tools.map((tool) => html`<li>${toolLine(tool, view)}</li>`)}
            </ul>`
      }
      ${text === "" ? nothing : richText(text, view)}
      ${error === "" ? nothing : html`<p class="call-error" dir="auto">${bounded(error)}</p>`}
    </details>
  `;
}

function symbolOf({ state }: SubAgent): TemplateResult {
  if (state === "running") return html`<span class="spinner"></span>`;
  return icon(state === "done" ? check : cross);
}

function toolLine({ isDone, name }: SubAgentTool, { texts }: AgentView): TemplateResult {
  return html`
    ${icon(wrench)}<bdi>${worded(name)}</bdi>
    <span class="muted">${texts(isDone ? "tool.done" : "tool.running")}</span>
  `;
}
