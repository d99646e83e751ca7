import { nothing } from "lit";
import { clearCard } from "./clear-card.js";
import { handoffCard } from "./handoff-card.js";
import { saveCard } from "./save-card.js";
import type { View } from "./view.js";

/** The card of the tool that is in use. */
export function toolCard(view: View): unknown {
  switch (view.session.tool) {
    case "clear":
      return clearCard(view);
    case "handoff":
      return handoffCard(view);
    case "save":
      return saveCard(view);
    case null:
      return nothing;
  }
}
