import type { TranscriptEntry } from "../../js/index.js";
import type { ChatProperties } from "../chat-properties.js";
import type { AnswerTexts } from "../locales/answers/index.js";
import type { TranscriptOptions } from "../transcript.js";

/** A conversation, with whichever service, as what is done with the whole of it needs it. */
export interface Talk extends TranscriptOptions {
  /** The element. */
  readonly page: ChatProperties;
  readonly entries: readonly TranscriptEntry[];
  readonly texts: AnswerTexts;
  /** Shows the visitor a sentence. */
  readonly say: (remark: string) => void;
}
