import type { TemplateResult } from "lit";
import type { Answers } from "../lazy-answers.js";
import type { Messages } from "../locales/index.js";
import type { Release } from "../release/release.js";
import type { Session } from "../session.js";
import type { Settings } from "../settings.js";

/** What a view is drawn from. */
export interface View {
  readonly session: Session;
  readonly messages: Messages;
  readonly settings: Settings;
  /** What draws answers, once it has been loaded. */
  readonly answers: Answers | null;
  /** What the release says of itself, once that is known. */
  readonly release: Release | null;
  /** Whether room is to be kept for Turnstile. */
  readonly captchaVisible: boolean;
  /** Draws again, after a view has changed something in the session. */
  readonly update: () => void;
}

/** Draws one screen. The control marked `data-focus` gets the focus when the screen appears. */
export type Screen = (view: View) => TemplateResult;
