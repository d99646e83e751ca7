import { html } from "lit";
import type { Screen } from "./view.js";

/** The place of Turnstile. It takes no room until the visitor has something to do there. */
export const captchaSlot: Screen = ({ captchaVisible }) => html`
  <div class="captcha" ?data-visible=${captchaVisible}><slot name="captcha"></slot></div>
`;
