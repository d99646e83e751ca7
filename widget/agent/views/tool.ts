import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { DynamicToolPart, ToolPart, UIMessagePart } from "../../../js/ui-message.js";
import { cross, check, shield } from "../../icons.js";
import type { AgentKey } from "../../locales/agent/index.js";
import { icon } from "../../views/icon.js";
import { wrench } from "../answer-icons.js";
import { approval } from "./approval.js";
import { bounded, worded } from "./bounded.js";
import { value } from "./value.js";
import type { AgentView } from "./view.js";

type Tool = ToolPart | DynamicToolPart;

/** What a visitor needs to know of a tool: `stopped` is one that nobody waits for any more. */
type Progress = "running" | "stopped" | "asks" | "done" | "failed" | "denied";

const names: Readonly<Record<Progress, AgentKey>> = {
  running: "tool.running",
  stopped: "agent.stopped",
  asks: "tool.asks",
  done: "tool.done",
  failed: "tool.failed",
  denied: "tool.denied",
};

export function isToolPart(part: UIMessagePart): part is Tool {
  return part.type === "dynamic-tool" || part.type.startsWith("tool-");
}

/** What the tool is called. */
export function toolName(part: Tool): string {
  const name = part.type === "dynamic-tool" ? part.toolName : part.type.slice("tool-".length);
  return worded(part.title ?? name);
}

/** The use of a tool: how far it has come, with what, and where it asks, the answer. */
export function toolCard(
  part: Tool,
  isGrowing: boolean,
  isLast: boolean,
  view: AgentView,
): TemplateResult {
  const { session, texts } = view;
  const canAnswer = isLast && session.phase === "ready";
  const draw = (): TemplateResult => card(part, progressOf(part, isGrowing, canAnswer), view);
  // Inputs and outputs can be long: they are written out again only when something has changed.
  return html`${guard([part, isGrowing, canAnswer, texts], draw)}`;
}

function card(part: Tool, progress: Progress, view: AgentView): TemplateResult {
  const { texts } = view;
  const { errorText, input, output, rawInput } = part;
  const asks = progress === "asks";
  return html`
    <div class="call" data-state=${progress} role="group" aria-label=${toolName(part)}>
      <p class="call-head">
        ${progress === "running" ? html`<span class="spinner"></span>` : icon(symbolOf(progress))}
        <bdi>${toolName(part)}</bdi>
        <span class="call-state">${texts(names[progress])}</span>
      </p>
      ${fold(texts("tool.input"), input ?? rawInput, asks)}
      ${fold(texts("tool.output"), output, false)}
      ${errorText ? html`<p class="call-error" dir="auto">${bounded(errorText)}</p>` : nothing}
      ${asks && part.approval ? approval(part.approval.id, toolName(part), view) : nothing}
      ${reason(part)}
    </div>
  `;
}

/** What the visitor has said to it. */
function reason({ approval }: Tool): unknown {
  if (!approval?.reason) return nothing;
  return html`<p class="small muted" dir="auto">${bounded(approval.reason)}</p>`;
}

function progressOf(part: Tool, isGrowing: boolean, canAnswer: boolean): Progress {
  switch (part.state) {
    case "output-available":
      return part.preliminary === true && isGrowing ? "running" : "done";
    case "output-error":
      return "failed";
    case "output-denied":
      return "denied";
    case "approval-requested":
      if (canAnswer) return "asks";
      return isGrowing ? "running" : "stopped";
    case "approval-responded":
      if (part.approval?.approved === false) return "denied";
      return isGrowing ? "running" : "stopped";
    default:
      return isGrowing ? "running" : "stopped";
  }
}

function symbolOf(progress: Progress): string {
  switch (progress) {
    case "done":
      return check;
    case "failed":
    case "denied":
      return cross;
    case "asks":
      return shield;
    default:
      return wrench;
  }
}

/** A value behind its name, to be unfolded. */
function fold(name: string, content: unknown, isOpen: boolean): unknown {
  if (content === undefined || content === null || content === "") return nothing;
  return html`
    <details ?open=${isOpen}>
      <summary>${name}</summary>
      ${value(content)}
    </details>
  `;
}
