import { html, nothing, type TemplateResult } from "lit";
import { copy } from "../../icons.js";
import { iconButton, textButton } from "../../views/buttons.js";
import { icon } from "../../views/icon.js";
import { richText } from "../../views/rich-text.js";
import { arrowBack } from "../answer-icons.js";
import type { OpenDocument } from "../open-document.js";
import { bounded } from "./bounded.js";
import { copyText } from "./copy-text.js";
import type { AgentView } from "./view.js";

const longestTitle = 200;

/** A document in the place of the conversation, with its versions. */
export function documentPage(document: OpenDocument, view: AgentView): TemplateResult {
  const { messages, session, texts } = view;
  const { content, title } = document.shown;
  const back = texts("agent.back");
  return html`
    <section class="document" aria-labelledby="document-title">
      <div class="document-head">
        <button
          type="button"
          class="tool"
          data-focus-tool
          title=${back}
          aria-label=${back}
          @click=${(): void => {
            session.closeDocument();
          }}
        >
          ${icon(arrowBack)}
        </button>
        <h3 id="document-title" dir="auto">${bounded(title, longestTitle)}</h3>
        ${iconButton(messages.text("answer.copy"), copy, () => {
          void copyText(content, view);
        })}
      </div>
      <div class="document-body" tabindex="0">${text(document, view)}</div>
      ${problem(document, view)} ${versions(document, view)}
    </section>
  `;
}

function text({ kind, shown, state }: OpenDocument, view: AgentView): TemplateResult {
  if (shown.content === "" && state === "loading") {
    return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;
  }
  if (kind === "text") return richText(shown.content, view);
  return html`<pre dir="ltr" tabindex="0">${shown.content}</pre>`;
}

function problem({ state }: OpenDocument, { messages, session }: AgentView): unknown {
  if (state !== "failed") return nothing;
  return html`
    <div class="notice trouble">
      <p>${messages.text("notice.network-error")}</p>
      ${textButton("plain", messages.text("retry"), () => void session.loadDocument())}
    </div>
  `;
}

function versions(document: OpenDocument, { messages, texts, update }: AgentView): unknown {
  const { at, count } = document;
  if (count < 2) return nothing;
  const shown = { n: messages.number(at + 1), count: messages.number(count) };
  const leaf = (step: number) => (): void => {
    document.leaf(step);
    update();
  };
  return html`
    <div class="versions">
      <button type="button" class="plain" aria-disabled=${String(at === 0)} @click=${leaf(-1)}>
        ${texts("agent.older")}
      </button>
      <span role="status">${texts("agent.version", shown)}</span>
      <button
        type="button"
        class="plain"
        aria-disabled=${String(at === count - 1)}
        @click=${leaf(1)}
      >
        ${texts("agent.newer")}
      </button>
    </div>
  `;
}
