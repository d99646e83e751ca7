import { warning } from "../icons.js";
import { gateCard } from "./gate-card.js";
import type { Screen } from "./view.js";

/** The service could not be reached or did not make sense. */
export const errorScreen: Screen = (view) => {
  const { messages, session } = view;
  const { error } = session.state;
  const status = error?.status === undefined ? "" : ` ${String(error.status)}`;
  return gateCard(view, {
    icon: warning,
    title: messages.text("error.title"),
    text: messages.text("error.text"),
    detail: error === null ? "" : `${error.code}${status}`,
  });
};
