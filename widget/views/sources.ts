import { html, nothing } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import type { Messages } from "../locales/index.js";
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
        ${list.map(
          (source, place) => html`<li>
            ${sourceName(source, place, messages)}
            ${source.extract === "" ? nothing : html`<p class="extract" dir="auto">${source.extract}</p>`}
          </li>`,
        )}
      </ol>
    </details>
  `;
}

/** The name of a source, or its number, as a link where it has an address. */
export function sourceName({ address, name }: Source, place: number, messages: Messages): unknown {
  const number = messages.number(place + 1);
  const text = name === "" ? messages.text("answer.source", { n: number }) : name;
  if (address === null) return html`<span dir="auto">${text}</span>`;
  return html`<a dir="auto" href=${address} target="_blank" rel="noopener noreferrer"
    >${text}<span class="quiet"> (${messages.text("newTab")})</span></a
  >`;
}
