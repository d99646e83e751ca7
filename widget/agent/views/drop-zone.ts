import { html, nothing, type TemplateResult } from "lit";
import type { AgentView } from "./view.js";

/** Takes files that are dropped on what is inside of it. */
export function dropZone(view: AgentView, content: unknown): TemplateResult {
  const { session, texts, update } = view;
  const hover = (isOver: boolean): void => {
    if (session.isDraggedOver === isOver) return;
    session.isDraggedOver = isOver;
    update();
  };
  return html`
    <div
      class="agent"
      @dragover=${(event: DragEvent): void => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        hover(true);
      }}
      @dragleave=${(event: DragEvent): void => {
        const { currentTarget, relatedTarget } = event;
        const isInside =
          relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget);
        if (!isInside) hover(false);
      }}
      @drop=${(event: DragEvent): void => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        hover(false);
        void session.attach(event.dataTransfer?.files ?? []);
      }}
    >
      ${content}
      ${session.isDraggedOver ? html`<div class="drop">${texts("attach.drop")}</div>` : nothing}
    </div>
  `;
}

/** What is being dragged is known by its kind alone until it is dropped. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
