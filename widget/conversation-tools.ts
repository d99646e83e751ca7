import type { TranscriptEntry } from "../js/index.js";
import { Bubble } from "./bubble.js";
import type { ChatProperties } from "./chat-properties.js";
import { Feedback } from "./feedback.js";
import { Handoff } from "./handoff.js";
import { type ActionContext, LazyActions } from "./lazy-actions.js";
import { LazyTexts } from "./lazy-texts.js";
import type { Line } from "./line.js";
import { type AnswerKey, answerPart } from "./locales/answers/index.js";
import { plainText } from "./markdown.js";
import { Notices } from "./notices.js";
import { ReadAloud } from "./read-aloud.js";
import { shownResponse } from "./shown-response.js";
import { Sound } from "./sound.js";

/** What tools need of the page that the chat stands in. */
export interface PageContext extends Pick<ActionContext, "handlers" | "tell"> {
  /** The element. */
  readonly page: ChatProperties;
  /** An answer cannot be read aloud. */
  readonly cannotRead: () => void;
}

/** What tools need of the session that they belong to. */
export interface ToolContext extends PageContext {
  readonly gate: Line["gate"];
  readonly releaseId: string;
  /** The app that takes conversations over. */
  readonly appUrl: string;
  readonly changed: () => void;
}

/** What can be done with answers, and with a conversation. Loaded with what draws answers. */
export class ConversationTools {
  readonly feedback: Feedback;
  readonly aloud: ReadAloud;
  readonly handoff: Handoff;
  readonly actions: LazyActions;
  readonly sound: Sound;
  readonly notices: Notices;
  readonly page: ChatProperties;
  readonly texts: LazyTexts<AnswerKey>;
  /** The sources of a citation, beside it. */
  readonly bubble = new Bubble();

  constructor(context: ToolContext) {
    const { appUrl, cannotRead, changed, gate, page, releaseId } = context;
    this.page = page;
    this.feedback = new Feedback((index, input) => gate.submitFeedback(index, input), changed);
    this.handoff = new Handoff(async () => (await gate.createHandoff()).token, appUrl, changed);
    this.aloud = new ReadAloud(async (index) => (await gate.speak(index)).url, changed, cannotRead);
    this.actions = new LazyActions(context);
    this.sound = new Sound(releaseId);
    this.notices = new Notices(page, releaseId);
    this.texts = new LazyTexts(answerPart, changed);
  }

  /** What the visitor is asked to agree to, as a sentence; empty when nothing is. */
  asked(language: string): string {
    const { asked } = this.actions;
    if (asked === null) return "";
    return this.texts.in(language)("action.asks", { name: asked.description });
  }

  /** An answer has just come; one that is read from storage has not. */
  answered(entry: TranscriptEntry, index: number): void {
    this.sound.play();
    this.notices.tell(() => plainText(shownResponse(entry)));
    void this.actions.answered(entry, index);
  }

  /** Forgets what belongs to a conversation that is over. */
  clear(): void {
    this.aloud.stop();
    this.feedback.clear();
    this.actions.clear();
    this.bubble.close();
  }
}
