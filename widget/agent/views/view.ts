import type { ChatProperties } from "../../chat-properties.js";
import type { Answers } from "../../lazy-answers.js";
import type { AgentTexts } from "../../locales/agent/index.js";
import type { Messages } from "../../locales/index.js";
import type { AgentAnswers } from "../answers.js";
import type { AgentSession } from "../session.js";

/** What a view of a chat with an agent is drawn from. */
export interface AgentView {
  /** The element. */
  readonly page: ChatProperties;
  readonly session: AgentSession;
  readonly messages: Messages;
  readonly texts: AgentTexts;
  /** What draws Markdown, once it has been loaded. */
  readonly answers: Answers | null;
  /** What draws turns, once it has been loaded. */
  readonly drawing: AgentAnswers | null;
  /** Offer thumbs up and down. */
  readonly votes: boolean;
  /** Loads what draws turns, and what takes files. */
  readonly load: () => void;
  /** Draws again, after a view has changed something in the session. */
  readonly update: () => void;
}
