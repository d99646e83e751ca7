import type { GateState } from "../js/index.js";
import type { Flow } from "./line.js";
import { withRegion } from "./locales/negotiate.js";
import { report } from "./report.js";
import { loadTurnstile, type Turnstile } from "./turnstile.js";
import { explainTurnstileError } from "./turnstile-errors.js";

export type Challenge = NonNullable<GateState["challenge"]>;

export interface TurnstileWidgetOptions {
  readonly flow: Flow;
  readonly challenge: Challenge;
  readonly scriptAddress: string;
  readonly theme: "auto" | "light" | "dark";
  readonly language: string;
  /** Turnstile begins or stops to need the visitor. */
  readonly onInteractive: (interactive: boolean) => void;
}

/** Turnstile's smallest flexible width; in less room the compact form is drawn. */
const flexibleWidth = 300;

/** One Turnstile widget in a light DOM child of the chat, which tells the flow what happens. */
export class TurnstileWidget {
  readonly #options: TurnstileWidgetOptions;
  readonly #container = document.createElement("div");
  #turnstile: Turnstile | null = null;
  #id: string | null = null;
  #removed = false;

  constructor(host: HTMLElement, options: TurnstileWidgetOptions) {
    this.#options = options;
    this.#container.slot = "captcha";
    host.append(this.#container);
    void this.#draw();
  }

  /** Whether this widget can serve a challenge: a site key cannot be changed later. */
  serves(challenge: Challenge): boolean {
    const { siteKey, appearance } = this.#options.challenge;
    return siteKey === challenge.siteKey && appearance === challenge.appearance;
  }

  /** Asks for a new token. */
  reset(): void {
    if (this.#id !== null) this.#turnstile?.reset(this.#id);
  }

  remove(): void {
    this.#removed = true;
    if (this.#id !== null) this.#turnstile?.remove(this.#id);
    this.#container.remove();
  }

  async #draw(): Promise<void> {
    const { flow, scriptAddress } = this.#options;
    try {
      this.#turnstile = await loadTurnstile(scriptAddress);
    } catch (cause) {
      report.error("Turnstile could not be loaded, so visitors cannot be verified.", cause);
      if (!this.#removed) flow.challengeFailed("script-blocked");
      return;
    }
    if (this.#removed) return;
    try {
      this.#id = this.#turnstile.render(this.#container, this.#parameters()) ?? null;
    } catch (cause) {
      report.error("Turnstile refused its parameters.", cause);
      flow.challengeFailed("render-failed");
    }
  }

  #parameters(): Parameters<Turnstile["render"]>[1] {
    const { challenge, flow, language, onInteractive, theme } = this.#options;
    const room = this.#container.clientWidth;
    return {
      sitekey: challenge.siteKey,
      appearance: challenge.appearance,
      size: room > 0 && room < flexibleWidth ? "compact" : "flexible",
      theme,
      language: withRegion(language),
      "response-field": false,
      // The flow knows when it needs another token, and asks for it by a new serial.
      "refresh-expired": "manual",
      callback: (token) => {
        flow.challengeSolved(token);
      },
      "error-callback": (code) => {
        report.warn(explainTurnstileError(code));
        flow.challengeFailed(code);
        return true;
      },
      "expired-callback": () => {
        flow.challengeExpired();
      },
      "timeout-callback": () => {
        flow.challengeExpired();
      },
      "unsupported-callback": () => {
        flow.challengeFailed("unsupported");
      },
      "before-interactive-callback": () => {
        onInteractive(true);
      },
      "after-interactive-callback": () => {
        onInteractive(false);
      },
    };
  }
}
