import { html, nothing, type TemplateResult } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import { cross } from "../icons.js";
import type { CitationTools } from "../markdown/options.js";
import { type Source, sourcesOf } from "../sources.js";
import { answerTexts } from "./answer-texts.js";
import { iconButton } from "./buttons.js";
import { sourceName } from "./sources.js";
import type { View } from "./view.js";

/** Makes the citations of an answer open their sources, where the owner wants that. */
export function citationsOf(entry: TranscriptEntry, view: View): CitationTools | undefined {
  const { messages, session, settings } = view;
  const sources = settings.sources ? sourcesOf(entry) : [];
  const bubble = session.tools?.bubble;
  if (sources.length === 0 || bubble === undefined) return undefined;
  return {
    count: sources.length,
    nameOf: (cited) => messages.text("answer.source", { n: cited }),
    show: (button, places) => {
      const close = (): void => {
        bubble.close(true);
      };
      bubble.open(button, cited(sources, places, view, close));
    },
  };
}

function cited(
  sources: readonly Source[],
  places: readonly number[],
  view: View,
  close: () => void,
): TemplateResult {
  const name = answerTexts(view)("source.close");
  return html`
    ${iconButton(name, cross, close)}
    ${places.map((place) => {
      const source = sources[place];
      return source === undefined ? nothing : passage(source, place, view);
    })}
  `;
}

function passage(source: Source, place: number, view: View): TemplateResult {
  const { extract, score } = source;
  const { messages } = view;
  const percent = score === null ? "" : messages.number(score, { style: "percent" });
  return html`
    <section>
      <p class="cited">${sourceName(source, place, messages)}</p>
      ${
        score === null
          ? nothing
          : html`<p class="small muted">${answerTexts(view)("source.score", { percent })}</p>`
      }
      ${extract === "" ? nothing : html`<p class="passage" dir="auto">${extract}</p>`}
    </section>
  `;
}
