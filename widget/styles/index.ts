import { controlStyles } from "./controls.js";
import { conversationStyles } from "./conversation.js";
import { launcherStyles } from "./launcher.js";
import { pageStyles } from "./pages.js";
import { panelStyles } from "./panel.js";
import { proseStyles } from "./prose.js";
import { panelTokens } from "./panel-tokens.js";
import { launcherTokens } from "./tokens.js";

/** The styles of `<parley-chat>`, in the order in which they apply. */
export const styleTexts: readonly string[] = [
  launcherTokens,
  panelTokens,
  panelStyles,
  controlStyles,
  pageStyles,
  conversationStyles,
  proseStyles,
  launcherStyles,
];
