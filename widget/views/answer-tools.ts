import { html, nothing, type TemplateResult } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import { again, pencil } from "../answer-icons.js";
import { type Feedback, longestComment, type Rating } from "../feedback.js";
import { copy, speaker, stop, thumbDown, thumbUp } from "../icons.js";
import { plainText } from "../markdown.js";
import { shownResponse } from "../shown-response.js";
import { answerTexts } from "./answer-texts.js";
import { iconButton, textButton } from "./buttons.js";
import type { View } from "./view.js";

/** Copy, read aloud, rate and ask again: what can be done with one answer. */
export function answerTools(entry: TranscriptEntry, index: number, view: View): unknown {
  const { messages, session, settings } = view;
  if (session.tools === null) return nothing;
  const { aloud, feedback } = session.tools;
  const reading = aloud.reading === index;
  const readName = messages.text(reading ? "answer.stop" : "answer.read");
  const rating = feedback.of(index);
  return html`
    <div class="tools">
      ${iconButton(messages.text("answer.copy"), copy, () => {
        void copyText(shownResponse(entry), view);
      })}
      ${iconButton(readName, reading ? stop : speaker, () => {
        const text = plainText(shownResponse(entry));
        aloud.toggle({ index, text, language: messages.language });
      })}
      ${settings.feedback && session.hasTools ? thumbs(feedback, index, rating, view) : nothing}
      ${index === session.transcript.length - 1 && session.isFree ? askAgain(entry, view) : nothing}
    </div>
    ${rating === undefined ? nothing : ratingLine(feedback, index, rating, view)}
  `;
}

function thumbs(
  feedback: Feedback,
  index: number,
  rating: Rating | undefined,
  { messages }: View,
): TemplateResult {
  return html`
    ${iconButton(
      messages.text("answer.good"),
      thumbUp,
      () => {
        feedback.praise(index);
      },
      rating?.sentiment === 1,
    )}
    ${iconButton(
      messages.text("answer.bad"),
      thumbDown,
      () => {
        feedback.criticise(index);
      },
      rating?.sentiment === -1,
    )}
  `;
}

/**
 * Asks the question of the last exchange once more, or puts it into the field to be changed. What was
 * said before is signed and stays as it is: both make another exchange.
 */
function askAgain({ prompt }: TranscriptEntry, view: View): TemplateResult {
  const { session, update } = view;
  const texts = answerTexts(view);
  return html`
    ${iconButton(texts("answer.again"), again, (event) => {
      session.ask(prompt);
      // The button goes: the focus must not go with it.
      focusOn(event, ".log");
    })}
    ${iconButton(texts("answer.edit"), pencil, (event) => {
      session.typed.putBack(prompt);
      update();
      focusOn(event, "#message");
    })}
  `;
}

function focusOn({ currentTarget }: Event, selector: string): void {
  const panel = (currentTarget as HTMLElement).closest(".panel");
  panel?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}

async function copyText(text: string, { messages, session }: View): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    session.say(messages.text("answer.copied"));
  } catch {
    session.say(messages.text("answer.copyFailed"));
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
        ${textButton("secondary", messages.text("cancel"), () => {
          feedback.cancel(index);
        })}
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
