import { html, nothing } from "lit";
import type { ReasoningPart } from "../../../js/ui-message.js";
import { bounded } from "./bounded.js";
import type { AgentView } from "./view.js";

const longestThoughts = 50_000;

/**
 * What the agent thinks: to be read along while it does, and folded away after. Where the agent
 * does not show it, that it thinks is all there is to see.
 */
export function reasoning(part: ReasoningPart, isGrowing: boolean, { texts }: AgentView): unknown {
  const isThinking = isGrowing && part.state === "streaming";
  const title = texts(isThinking ? "agent.thinking" : "agent.thoughts");
  if (part.text === "") {
    return isThinking
      ? html`<p class="thinking"><span class="spinner"></span>${title}</p>`
      : nothing;
  }
  return html`
    <details class="thoughts" ?open=${isThinking}>
      <summary>${isThinking ? html`<span class="spinner"></span>` : nothing}${title}</summary>
      <div dir="auto">${bounded(part.text, longestThoughts)}</div>
    </details>
  `;
}
