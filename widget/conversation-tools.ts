import { Feedback } from "./feedback.js";
import { Handoff } from "./handoff.js";
import type { Line } from "./line.js";
import { ReadAloud } from "./read-aloud.js";

/** What tools need of the session that they belong to. */
export interface ToolContext {
  readonly gate: Line["gate"];
  /** The app that takes conversations over. */
  readonly appUrl: string;
  readonly changed: () => void;
  /** An answer cannot be read aloud. */
  readonly cannotRead: () => void;
}

/** What can be done with answers, and with a conversation. Loaded with what draws answers. */
export class ConversationTools {
  readonly feedback: Feedback;
  readonly aloud: ReadAloud;
  readonly handoff: Handoff;

  constructor({ appUrl, cannotRead, changed, gate }: ToolContext) {
    this.feedback = new Feedback((index, input) => gate.submitFeedback(index, input), changed);
    this.handoff = new Handoff(async () => (await gate.createHandoff()).token, appUrl, changed);
    this.aloud = new ReadAloud(async (index) => (await gate.speak(index)).url, changed, cannotRead);
  }

  /** Forgets what belongs to a conversation that is over. */
  clear(): void {
    this.aloud.stop();
    this.feedback.clear();
  }
}
