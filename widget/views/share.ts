import { type TranscriptOptions, transcriptText } from "../transcript.js";
import { answerTexts } from "./answer-texts.js";
import type { View } from "./view.js";

export function transcriptOptions({ messages, release, settings }: View): TranscriptOptions {
  const names = [settings.label, release?.title, messages.text("chat.title")];
  return { title: names.find(Boolean) ?? "", messages, sources: settings.sources };
}

/** Hands the conversation to what the device shares with; copies it where there is nothing. */
export async function share(view: View): Promise<void> {
  const { session } = view;
  const texts = answerTexts(view);
  const options = transcriptOptions(view);
  const text = transcriptText(session.transcript, "plain", options);
  try {
    if (canShare({ text })) {
      await navigator.share({ title: options.title, text });
    } else {
      await navigator.clipboard.writeText(text);
      session.say(texts("share.copied"));
    }
  } catch (cause) {
    const isChanged = cause instanceof DOMException && cause.name === "AbortError";
    if (!isChanged) session.say(texts("share.failed"));
  }
}

/** Some browsers have no sharing, and some not for this page. */
function canShare(data: ShareData): boolean {
  return "share" in navigator && "canShare" in navigator && navigator.canShare(data);
}
