import type { TemplateResult } from "lit";
import type { FreeChatGate } from "../js/divinci/free-chat-gate.js";
import { GateClient } from "../js/divinci/gate-client.js";
import type { GateFlow, GateScreen, GateState, TranscriptEntry } from "../js/index.js";
import type { Settings } from "./settings.js";
import type { SharedConversation, SharedEvents } from "./shared-conversation.js";
import type { MenuItem } from "./views/header.js";
import type { Screen } from "./views/view.js";

/** The state of a conversation: that of a gate's flow, and an answer that is growing. */
export interface ConversationState extends GateState {
  /** What has come of the answer to the pending message, where answers stream in. */
  readonly answer?: string;
}

/** What only a flow has whose conversation is kept in the browser. */
type Keeping = "signed" | "takeUp" | "turn";

/** A way through a conversation, whichever service call is behind each of its steps. */
export interface Flow extends Pick<GateFlow, Exclude<keyof GateFlow, Keeping>> {
  readonly state: ConversationState;
}

/** How the tabs of a site share a conversation. */
export interface Sharing {
  /** The browser stores something under this name, if something was said before. */
  readonly key: string;
  /** Whether the service keeps it: what was said before comes with a change of the flow then. */
  readonly isStored: boolean;
  readonly begin: (events: SharedEvents) => Promise<SharedConversation>;
}

/** Draws in the place of an answer what there is to choose from. `draw` draws one text. */
export type DrawChoice = (
  entry: TranscriptEntry,
  index: number,
  draw: (text: string) => TemplateResult,
) => TemplateResult | undefined;

/** What a session stands on: a flow, and what else the service does for a conversation. */
export interface Line {
  readonly flow: Flow;
  readonly sharing: Sharing;
  readonly gate: Pick<
    FreeChatGate,
    "createHandoff" | "getConfig" | "setLanguage" | "speak" | "submitFeedback" | "welcome"
  >;
  /** How to leave a conversation that is a user's already: it is neither cleared nor handed over. */
  readonly leaving?: () => MenuItem;
  /** Draws answers of which one is to be chosen; undefined where an exchange has no such answers. */
  readonly drawChoice?: DrawChoice;
  /** Screens in the place of the gates'. */
  readonly screens?: Partial<Readonly<Record<GateScreen, Screen>>>;
}

/** The line of a visitor who goes through the release's gate. `language` is its English name. */
export function gateLine(settings: Settings, language: string): Line {
  const { baseUrl, gate, redirectTo, releaseId, turnstileSiteKey } = settings;
  const client = new GateClient({ releaseId, ...(baseUrl === null ? {} : { baseUrl }) });
  const flow =
    gate === "homepage"
      ? client.homepageChat.flow({ turnstileSiteKey })
      : client.freeChatGate.flow({ redirectTo, language });
  const key = `parley-conversation:${gate}:${releaseId}`;
  const begin = async (events: SharedEvents): Promise<SharedConversation> => {
    const { KeptConversation } = await import("./kept-conversation.js");
    return new KeptConversation(flow, key, events);
  };
  return { flow, sharing: { key, isStored: false, begin }, gate: client.freeChatGate };
}
