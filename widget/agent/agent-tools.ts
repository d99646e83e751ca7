import type { UIMessage } from "../../js/ui-message.js";
import type { TranscriptEntry } from "../../js/index.js";
import type { ChatProperties } from "../chat-properties.js";
import { LazyTexts } from "../lazy-texts.js";
import { answerPart } from "../locales/answers/index.js";
import { plainText } from "../markdown.js";
import { Notices } from "../notices.js";
import { Sound } from "../sound.js";
import type { MenuItem } from "../views/header.js";
import { save } from "../views/save.js";
import type { Talk } from "../views/talk.js";
import { talkActions, talkChoices } from "../views/talk-menu.js";
import { Turn } from "./turn.js";
import type { AgentView } from "./views/view.js";

/** What tells of an agent's answers, in an element. */
class AgentTools {
  readonly sound: Sound;
  readonly notices: Notices;
  readonly texts: LazyTexts<Parameters<Talk["texts"]>[0]>;

  constructor(page: ChatProperties, update: () => void) {
    const { assistantId } = page;
    this.sound = new Sound(assistantId ?? "");
    this.notices = new Notices(page, assistantId ?? "");
    this.texts = new LazyTexts(answerPart, update);
    page.addEventListener("parley-message", ({ detail: { message } }) => {
      if (message === undefined || page.assistantId !== assistantId) return;
      this.sound.play();
      this.notices.tell(() => plainText(new Turn(message).text));
    });
  }
}

/** Those of each element, by its agent. */
const tools = new WeakMap<ChatProperties, Map<string | null, AgentTools>>();

/** What can be done with a conversation with an agent, beside beginning another. */
export function agentMenu(view: AgentView): MenuItem[] {
  const { messages, page, session, update } = view;
  const own = toolsOf(view);
  const talk: Talk = {
    page,
    title: page.label ?? messages.text("chat.title"),
    // Made when something is done with it, and not with every drawing.
    get entries() {
      return entriesOf(session.turns.map(({ message }) => message));
    },
    sources: false,
    messages,
    texts: own.texts.in(messages.language),
    say: (remark) => {
      session.say(remark);
    },
  };
  const saveTalk = (): void => {
    save(talk, "markdown");
  };
  return [...talkActions(talk, saveTalk), ...talkChoices(talk, own, update)];
}

function toolsOf({ page, update }: AgentView): AgentTools {
  const ofPage = tools.get(page) ?? new Map<string | null, AgentTools>();
  tools.set(page, ofPage);
  const own = ofPage.get(page.assistantId) ?? new AgentTools(page, update);
  ofPage.set(page.assistantId, own);
  return own;
}

/** The messages as questions, each with all that was said up to the next one. */
function entriesOf(messages: readonly UIMessage[]): TranscriptEntry[] {
  const entries: { prompt: string; response: string }[] = [];
  for (const message of messages) {
    const { text } = new Turn(message);
    const last = entries.at(-1);
    if (message.role === "user") entries.push({ prompt: text, response: "" });
    else if (last !== undefined) last.response = [last.response, text].filter(Boolean).join("\n\n");
  }
  // When it was, the service does not say.
  return entries.map((entry) => ({ ...entry, promptTimestamp: NaN, responseTimestamp: NaN }));
}
