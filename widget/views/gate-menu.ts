import { bin, leave } from "../icons.js";
import { gateTalk } from "./gate-talk.js";
import type { MenuItem } from "./header.js";
import { talkActions, talkChoices } from "./talk-menu.js";
import type { View } from "./view.js";

/** What can be done with a conversation with Divinci. */
export function gateMenu(view: View): MenuItem[] {
  const { messages, session, update } = view;
  const talk = gateTalk(view);
  if (session.tools === null || talk === null || session.transcript.length === 0) return [];
  const clear = {
    icon: bin,
    text: messages.text(clearName(view)),
    act: (): void => {
      session.use("clear");
    },
  };
  const choices = talkChoices(talk, session.tools, update);
  return [...quickActions(view), ...choices, session.leaving ?? clear];
}

/** What of it takes nothing away, and may stand above the field. */
export function quickActions(view: View): MenuItem[] {
  const { messages, session } = view;
  const talk = gateTalk(view);
  if (talk === null || session.transcript.length === 0) return [];
  const use = (tool: "handoff" | "save") => (): void => {
    session.use(tool);
  };
  const actions = talkActions(talk, use("save"));
  // Where a user's conversation is kept by the service, it is in the app already.
  if (!session.hasTools || session.leaving !== undefined) return actions;
  return [{ icon: leave, text: messages.text("menu.continue"), act: use("handoff") }, ...actions];
}

/** Where the visitor has given an address, clearing also forgets that it was verified. */
function clearName({ session }: View): "menu.clear" | "menu.signOut" {
  const { mode } = session.state;
  return mode === "none" || mode === "captcha-only" ? "menu.clear" : "menu.signOut";
}
