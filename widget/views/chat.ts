import { chatFoot } from "./chat-foot.js";
import { conversation } from "./conversation.js";
import type { Screen } from "./view.js";

/** The chat itself. */
export const chatScreen: Screen = (view) => conversation(view, chatFoot(view));
