import { saveFile } from "../save-file.js";
import { type TranscriptFormat, transcriptText } from "../transcript.js";
import type { Talk } from "./talk.js";

/** Has the browser save the conversation as a file, which is named by the day. */
export function save(talk: Talk, format: TranscriptFormat): void {
  const day = new Date().toISOString().slice(0, "2026-01-31".length);
  saveFile(transcriptText(talk.entries, format, talk), `chat-${day}`, format);
  talk.say(talk.texts("save.done"));
}
