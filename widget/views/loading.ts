import { html } from "lit";
import type { Screen } from "./view.js";

/** While the gate's configuration is on its way. */
export const loadingScreen: Screen = ({ messages }) => html`
  <div class="page centred">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <p class="muted">${messages.text("loading.text")}</p>
  </div>
`;
