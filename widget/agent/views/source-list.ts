import { html, nothing } from "lit";
import type { SourceDocumentPart, SourceUrlPart, UIMessagePart } from "../../../js/ui-message.js";
import { safeWebAddress } from "../../links.js";
import { bounded } from "./bounded.js";
import type { AgentView } from "./view.js";

const mostSources = 50;
const longestTitle = 300;

/** What an answer draws on. */
export function sourceList(parts: readonly UIMessagePart[], { messages }: AgentView): unknown {
  const sources = parts.filter(isSource).slice(0, mostSources);
  if (sources.length === 0) return nothing;
  return html`
    <details class="sources">
      <summary>${messages.count("answer.sources", sources.length)}</summary>
      <ol>
        ${sources.map((source) => html`<li>${name(source, messages.text("newTab"))}</li>`)}
      </ol>
    </details>
  `;
}

function isSource(part: UIMessagePart): part is SourceUrlPart | SourceDocumentPart {
  return part.type === "source-url" || part.type === "source-document";
}

function name(source: SourceUrlPart | SourceDocumentPart, newTab: string): unknown {
  if (source.type === "source-document") {
    return html`<span dir="auto">${bounded(source.title, longestTitle)}</span>`;
  }
  const address = safeWebAddress(source.url);
  const title = bounded(source.title ?? source.url, longestTitle);
  if (address === null) return html`<span dir="auto">${title}</span>`;
  return html`<a dir="auto" href=${address} target="_blank" rel="noopener noreferrer"
    >${title}<span class="quiet"> (${newTab})</span></a
  >`;
}
