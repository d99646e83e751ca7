import { html, nothing, type TemplateResult } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import { warning } from "../icons.js";
import type { MarkdownOptions } from "../markdown/options.js";
import { shownResponse } from "../shown-response.js";
import { answerTexts } from "./answer-texts.js";
import { answerTime } from "./answer-time.js";
import { answerTools } from "./answer-tools.js";
import { icon } from "./icon.js";
import { markdown } from "./markdown.js";
import { productCards } from "./product-cards.js";
import { question } from "./question.js";
import { citationsOf } from "./source-bubble.js";
import { sources } from "./sources.js";
import type { View } from "./view.js";

/** A question and its answer. */
export function exchange(entry: TranscriptEntry, index: number, view: View): TemplateResult {
  const { session } = view;
  const streaming = index >= session.transcript.length;
  const draw = (text: string): TemplateResult => prose(text, entry, streaming, view);
  const choice = streaming ? undefined : session.drawChoice?.(entry, index, draw);
  return html`
    ${question(entry.prompt, view)}
    <div class="answer">
      <span class="quiet">${view.messages.text("chat.assistant")}:</span>
      ${advisory(entry, view)}
      ${choice ?? draw(shownResponse(entry))}
      ${productCards(entry, view)} ${actions(index, view)} ${sources(entry, view)}
      ${streaming ? nothing : [answerTime(entry, view), answerTools(entry, index, view)]}
    </div>
  `;
}

function prose(
  text: string,
  entry: TranscriptEntry,
  streaming: boolean,
  view: View,
): TemplateResult {
  const options = { ...drawingOf(entry, view), streaming };
  return html`<div class="prose" dir="auto" ${markdown(text, options)}></div>`;
}

function drawingOf(entry: TranscriptEntry, view: View): MarkdownOptions {
  return { code: {}, images: view.settings.images, citations: citationsOf(entry, view) };
}

/** What the answer would do on the page. */
function actions(index: number, view: View): unknown {
  const texts = answerTexts(view);
  const { tools } = view.session;
  return tools?.actions.draw(index, ({ actionCards }, cards) => actionCards(cards, texts));
}

/** A safety notice stands word for word as the service sent it. */
function advisory({ safetyAdvisory }: TranscriptEntry, { messages }: View): unknown {
  if (!safetyAdvisory?.text) return nothing;
  const label = messages.text("answer.advisory");
  return html`
    <div class="advisory" data-severity=${safetyAdvisory.severity} role="note" aria-label=${label}>
      ${icon(warning)}
      <p dir="auto">${safetyAdvisory.text}</p>
    </div>
  `;
}
