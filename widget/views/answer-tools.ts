import { html, nothing, type TemplateResult } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import { type Feedback, longestComment, type Rating } from "../feedback.js";
import { copy, speaker, stop, thumbDown, thumbUp } from "../icons.js";
import type { TextKey } from "../locales/index.js";
import { plainText } from "../markdown.js";
import { icon } from "./icon.js";
import type { View } from "./view.js";

/** Copy, read aloud and rate: what can be done with one answer. */
export function answerTools(entry: TranscriptEntry, index: number, view: View): unknown {
  const { messages, session, settings } = view;
  if (session.tools === null) return nothing;
  const { aloud, feedback } = session.tools;
  const reading = aloud.reading === index;
  const rating = feedback.of(index);
  return html`
    <div class="tools">
      ${tool(view, "answer.copy", copy, () => {
        void copyText(entry.response, view);
      })}
      ${tool(view, reading ? "answer.stop" : "answer.read", reading ? stop : speaker, () => {
        const text = plainText(entry.response);
        aloud.toggle({ index, text, language: messages.language });
      })}
      ${settings.feedback && session.hasTools ? thumbs(feedback, index, rating, view) : nothing}
    </div>
    ${rating === undefined ? nothing : ratingLine(feedback, index, rating, view)}
  `;
}

function thumbs(
  feedback: Feedback,
  index: number,
  rating: Rating | undefined,
  view: View,
): TemplateResult {
  return html`
    ${tool(
      view,
      "answer.good",
      thumbUp,
      () => {
        feedback.praise(index);
      },
      rating?.sentiment === 1,
    )}
    ${tool(
      view,
      "answer.bad",
      thumbDown,
      () => {
        feedback.criticise(index);
      },
      rating?.sentiment === -1,
    )}
  `;
}

function tool(
  { messages }: View,
  name: TextKey,
  path: string,
  act: () => void,
  pressed?: boolean,
): TemplateResult {
  const text = messages.text(name);
  return html`<button
    type="button"
    class="tool"
    title=${text}
    aria-label=${text}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    @click=${act}
  >
    ${icon(path)}
  </button>`;
}

async function copyText(text: string, { session }: View): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    session.say("answer.copied");
  } catch {
    session.say("answer.copyFailed");
  }
}

function ratingLine(feedback: Feedback, index: number, rating: Rating, view: View): unknown {
  const { messages } = view;
  if (rating.step === "sent") {
    return html`<p class="small muted">${messages.text("feedback.thanks")}</p>`;
  }
  return rating.sentiment === -1
    ? commentForm(feedback, index, rating, view)
    : failure(rating, view);
}

function commentForm(
  feedback: Feedback,
  index: number,
  rating: Rating,
  view: View,
): TemplateResult {
  const { messages } = view;
  const field = `comment-${String(index)}`;
  return html`
    <form
      class="comment"
      @submit=${(event: SubmitEvent): void => {
        event.preventDefault();
        feedback.confirm(index);
      }}
    >
      <label for=${field}>${messages.text("feedback.label")}</label>
      <textarea
        id=${field}
        rows="3"
        maxlength=${longestComment}
        .value=${rating.comment}
        @input=${(event: InputEvent): void => {
          feedback.comment(index, (event.target as HTMLTextAreaElement).value);
        }}
      ></textarea>
      ${failure(rating, view)}
      <div class="pair">
        <button
          type="button"
          class="secondary"
          @click=${(): void => {
            feedback.cancel(index);
          }}
        >
          ${messages.text("cancel")}
        </button>
        <button type="submit" class="primary" aria-disabled=${String(rating.step === "sending")}>
          ${messages.text("feedback.send")}
        </button>
      </div>
    </form>
  `;
}

function failure({ step }: Rating, { messages }: View): unknown {
  if (step !== "failed") return nothing;
  return html`<p class="field-error">${messages.text("feedback.failed")}</p>`;
}
