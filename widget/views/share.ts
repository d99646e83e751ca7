import { transcriptText } from "../transcript.js";
import type { Talk } from "./talk.js";

/** Hands the conversation to what the device shares with; copies it where there is nothing. */
export async function share(talk: Talk): Promise<void> {
  const { entries, say, texts, title } = talk;
  const text = transcriptText(entries, "plain", talk);
  try {
    if (canShare({ text })) {
      await navigator.share({ title, text });
    } else {
      await navigator.clipboard.writeText(text);
      say(texts("share.copied"));
    }
  } catch (cause) {
    const isChanged = cause instanceof DOMException && cause.name === "AbortError";
    if (!isChanged) say(texts("share.failed"));
  }
}

/** Some browsers have no sharing, and some not for this page. */
function canShare(data: ShareData): boolean {
  return "share" in navigator && "canShare" in navigator && navigator.canShare(data);
}
