import { html, type TemplateResult } from "lit";
import type { DynamicToolPart, ToolPart } from "../../../js/ui-message.js";
import { icon } from "../../views/icon.js";
import { page } from "../icons.js";
import type { AgentDocument, Turn } from "../turn.js";
import { bounded } from "./bounded.js";
import type { AgentView } from "./view.js";

const longestTitle = 200;
/** The kinds of documents that the service knows (reference, section 5) and that are text. */
const kinds = ["text", "code", "sheet"];

/** A document that was written beside the answer, and opens in the place of the conversation. */
export function documentCard(
  document: AgentDocument,
  turn: Turn,
  { session, texts }: AgentView,
): TemplateResult {
  const { id, isBeingWritten, title } = document;
  return html`
    <button
      type="button"
      class="document-card"
      data-document=${id}
      @click=${(): void => {
        void session.openDocument(() => written(turn, id) ?? document);
      }}
    >
      ${isBeingWritten ? html`<span class="spinner"></span>` : icon(page)}
      <span class="document-title" dir="auto">${bounded(title, longestTitle)}</span>
      <span class="document-open">${texts("agent.open")}</span>
    </button>
  `;
}

/** A document that a stream has told of, as far as it has come. */
function written(turn: Turn, id: string): AgentDocument | undefined {
  const documents = turn.asides.flatMap(({ aside }) =>
    aside.type === "document" ? aside.document : [],
  );
  return documents.filter((document) => document.id === id).at(-1);
}

/** The document that a tool has left behind, where the stream that told of it is long over. */
export function storedDocument(part: ToolPart | DynamicToolPart, turn: Turn): AgentDocument | null {
  const { id, kind, title } = (part.output ?? {}) as Record<string, unknown>;
  if (typeof id !== "string" || typeof title !== "string" || typeof kind !== "string") return null;
  if (!kinds.includes(kind) || written(turn, id) !== undefined) return null;
  return { id, kind, title, content: "", isBeingWritten: false };
}
