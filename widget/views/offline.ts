import { cloudOff } from "../icons.js";
import { chatFoot } from "./chat-foot.js";
import { conversation, hasConversation } from "./conversation.js";
import { gateCard } from "./gate-card.js";
import type { Screen } from "./view.js";

/** No connection: what was said stays, with a banner, and the field keeps what is typed. */
export const offlineScreen: Screen = (view) => {
  const { messages, session } = view;
  if (hasConversation(view) || session.typed.message !== "") {
    return conversation(view, chatFoot(view));
  }
  return gateCard(view, {
    icon: cloudOff,
    title: messages.text("offline.title"),
    text: messages.text("offline.text"),
  });
};
