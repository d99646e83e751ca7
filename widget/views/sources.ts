import { html, nothing } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import { type Source, sourcesOf } from "../sources.js";
import type { View } from "./view.js";

/** What an answer was drawn from, numbered as the answer's citations `[n]` count. */
export function sources(entry: TranscriptEntry, { messages, settings }: View): unknown {
  const list = settings.sources ? sourcesOf(entry) : [];
  if (list.length === 0) return nothing;
  return html`
    <details class="sources">
      <summary>${messages.count("answer.sources", list.length)}</summary>
      <ol>
        ${list.map((source, place) => {
          const fallback = messages.text("answer.source", { n: messages.number(place + 1) });
          return html`<li>
            ${name(source, fallback, messages.text("newTab"))}
            ${source.extract === "" ? nothing : html`<p class="extract" dir="auto">${source.extract}</p>`}
          </li>`;
        })}
      </ol>
    </details>
  `;
}

function name({ address, name: known }: Source, fallback: string, newTab: string): unknown {
  const text = known === "" ? fallback : known;
  if (address === null) return html`<span dir="auto">${text}</span>`;
  return html`<a dir="auto" href=${address} target="_blank" rel="noopener noreferrer"
    >${text}<span class="quiet"> (${newTab})</span></a
  >`;
}
