import { html, nothing } from "lit";
import type { AgentView } from "./view.js";

/** What makes a box take files that are dropped on it. */
export interface DropZone {
  readonly over: (event: DragEvent) => void;
  readonly leave: (event: DragEvent) => void;
  readonly drop: (event: DragEvent) => void;
  /** What lies over the box while a file is held above it. */
  readonly cover: unknown;
}

/** Takes files for the next message. */
export function dropZone({ session, texts, update }: AgentView): DropZone {
  const hover = (isOver: boolean): void => {
    if (session.isDraggedOver === isOver) return;
    session.isDraggedOver = isOver;
    update();
  };
  return {
    over: (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      hover(true);
    },
    leave: ({ currentTarget, relatedTarget }) => {
      const isInside =
        relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget);
      if (!isInside) hover(false);
    },
    drop: (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      hover(false);
      void session.attach(event.dataTransfer?.files ?? []);
    },
    cover: session.isDraggedOver ? html`<div class="drop">${texts("attach.drop")}</div>` : nothing,
  };
}

/** What is being dragged is known by its kind alone until it is dropped. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
