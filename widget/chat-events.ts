import type { ExecutedAction } from "../js/divinci/sdk/site-control.js";
import type { TranscriptEntry } from "../js/generated/divinci.js";
import type { UIMessage } from "../js/ui-message.js";
import type { Experiment } from "./experiment.js";

/** What the `detail` of every event of the chat carries. */
export interface ChatEvent {
  /** The experiment that the page takes part in. */
  readonly experiment: Experiment | null;
}

/** The gate shows another screen. */
export interface ChatScreenEvent extends ChatEvent {
  readonly screen: string;
}

/** A question has been answered. */
export interface ChatMessageEvent extends ChatEvent {
  /** Question and answer, in a chat with Divinci. */
  readonly entry?: TranscriptEntry;
  /** Messages left there, as far as the service has said. */
  readonly remaining?: number | null;
  /** The answer, in a chat with an agent. */
  readonly message?: UIMessage;
  /** The agent's chat. */
  readonly chatId?: string;
}

/** What became of an action on the page that an answer proposed. */
export interface ChatActionEvent extends ChatEvent, ExecutedAction {}

/**
 * A visitor asks a person for help. A page that has called one says so by `preventDefault`, and the
 * visitor is told.
 */
export interface ChatHelpEvent extends ChatEvent {
  /** What was said so far, in a chat with Divinci. */
  readonly transcript: readonly TranscriptEntry[];
}

/** A request has failed. */
export interface ChatErrorEvent extends ChatEvent {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  /** The HTTP status. */
  readonly status?: number;
  readonly requestId?: string;
}

/** The `detail` of each event of `<parley-chat>`, by what its name has behind `parley-`. */
export interface ChatEvents {
  open: ChatEvent;
  close: ChatEvent;
  screen: ChatScreenEvent;
  message: ChatMessageEvent;
  action: ChatActionEvent;
  error: ChatErrorEvent;
  help: ChatHelpEvent;
  /** The service does not, or no longer, know the user whom the page has logged in. */
  "signed-out": ChatEvent;
}

/** What `trackEvents` is told of an event. */
export interface TrackedEvent extends Readonly<Record<string, unknown>> {
  /** As the event is called. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly experiment: Experiment | null;
}

declare global {
  interface GlobalEventHandlersEventMap {
    "parley-open": CustomEvent<ChatEvents["open"]>;
    "parley-close": CustomEvent<ChatEvents["close"]>;
    "parley-screen": CustomEvent<ChatEvents["screen"]>;
    "parley-message": CustomEvent<ChatEvents["message"]>;
    "parley-action": CustomEvent<ChatEvents["action"]>;
    "parley-error": CustomEvent<ChatEvents["error"]>;
    "parley-help": CustomEvent<ChatEvents["help"]>;
    "parley-signed-out": CustomEvent<ChatEvents["signed-out"]>;
  }
}
