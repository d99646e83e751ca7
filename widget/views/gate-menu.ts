import { bin, leave } from "../icons.js";
import type { MenuItem } from "./header.js";
import type { View } from "./view.js";

/** What can be done with a conversation behind a gate. */
export function gateMenu(view: View): MenuItem[] {
  const { messages, session } = view;
  if (session.transcript.length === 0) return [];
  const items: MenuItem[] = [
    {
      icon: bin,
      text: messages.text(clearName(view)),
      act: () => {
        session.use("clear");
      },
    },
  ];
  if (session.hasTools) {
    items.unshift({
      icon: leave,
      text: messages.text("menu.continue"),
      act: () => {
        session.use("handoff");
      },
    });
  }
  return items;
}

/** Where the visitor has given an address, clearing also forgets that it was verified. */
function clearName({ session }: View): "menu.clear" | "menu.signOut" {
  const { mode } = session.state;
  return mode === "none" || mode === "captcha-only" ? "menu.clear" : "menu.signOut";
}
