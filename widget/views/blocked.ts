import { shield } from "../icons.js";
import { gateCard } from "./gate-card.js";
import type { Screen } from "./view.js";

/** The visitor could not be told from a bot. */
export const blockedScreen: Screen = (view) =>
  gateCard(view, {
    icon: shield,
    title: view.messages.text("blocked.title"),
    text: view.messages.text("blocked.text"),
  });
