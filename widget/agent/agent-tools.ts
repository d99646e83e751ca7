import type { TranscriptEntry } from "../../js/index.js";
import type { ChatProperties } from "../chat-properties.js";
import { LazyTexts } from "../lazy-texts.js";
import { type AnswerKey, answerPart } from "../locales/answers/index.js";
import { plainText } from "../markdown.js";
import { Notices } from "../notices.js";
import { Sound } from "../sound.js";
import type { MenuItem } from "../views/header.js";
import { save } from "../views/save.js";
import type { Talk } from "../views/talk.js";
import { talkActions, talkChoices } from "../views/talk-menu.js";
import type { Turn } from "./turn.js";
import type { AgentView } from "./views/view.js";

/** What tells of an agent's answers, and what can be done with a conversation. */
export class AgentTools {
  readonly sound: Sound;
  readonly notices: Notices;
  readonly #texts: LazyTexts<AnswerKey>;
  readonly #changed: () => void;

  /** `changed` is called when something that the menu shows has changed. */
  constructor(page: ChatProperties, assistantId: string, changed: () => void) {
    this.sound = new Sound(assistantId);
    this.notices = new Notices(page, assistantId);
    this.#texts = new LazyTexts(answerPart, changed);
    this.#changed = changed;
  }

  /** An answer has just come; one that is read from the service has not. */
  answered(turn: Turn): void {
    this.sound.play();
    this.notices.tell(() => plainText(turn.text));
  }

  /** The menu, but for beginning another conversation. */
  menu({ messages, page, session }: AgentView): MenuItem[] {
    const talk: Talk = {
      page,
      title: page.label ?? messages.text("chat.title"),
      // Made when something is done with it, and not with every drawing.
      get entries() {
        return entriesOf(session.turns);
      },
      sources: false,
      messages,
      texts: this.#texts.in(messages.language),
      say: (remark) => {
        session.say(remark);
      },
    };
    const saveTalk = (): void => {
      save(talk, "markdown");
    };
    return [...talkActions(talk, saveTalk), ...talkChoices(talk, this, this.#changed)];
  }
}

/** What was said as questions, each with all that came up to the next one. */
function entriesOf(turns: readonly Turn[]): TranscriptEntry[] {
  const entries: { prompt: string; response: string }[] = [];
  for (const { message, text } of turns) {
    const last = entries.at(-1);
    if (message.role === "user") entries.push({ prompt: text, response: "" });
    else if (last !== undefined) last.response = [last.response, text].filter(Boolean).join("\n\n");
  }
  // When it was, the service does not say.
  return entries.map((entry) => ({ ...entry, promptTimestamp: NaN, responseTimestamp: NaN }));
}
