import { html, nothing } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import { answerTexts } from "./answer-texts.js";
import type { View } from "./view.js";

/** Milliseconds that no answer takes: times that are further apart are not those of one exchange. */
const most = 60 * 60 * 1000;

/** How long an answer took by the service's own times, where the owner wants it shown. */
export function answerTime(entry: TranscriptEntry, view: View): unknown {
  const { messages, session } = view;
  const milliseconds = entry.responseTimestamp - entry.promptTimestamp;
  if (session.tools?.page.metrics !== true || !(milliseconds > 0 && milliseconds < most)) {
    return nothing;
  }
  const time = messages.number(Math.ceil(milliseconds / 100) / 10, {
    style: "unit",
    unit: "second",
    unitDisplay: "long",
    maximumFractionDigits: 1,
  });
  return html`<p class="small muted">${answerTexts(view)("answer.time", { time })}</p>`;
}
