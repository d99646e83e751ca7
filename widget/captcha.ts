import type { ReactiveController, ReactiveControllerHost } from "lit";
import {
  type Challenge,
  TurnstileWidget,
  type TurnstileWidgetOptions,
} from "./turnstile-widget.js";

/** What the captcha needs to know at each update of its element. */
export interface CaptchaRequest extends Omit<
  TurnstileWidgetOptions,
  "challenge" | "onInteractive"
> {
  /** The token that is wanted; null when none is, while the widget may stay on the screen. */
  readonly challenge: Challenge | null;
}

/**
 * Keeps one Turnstile widget in step with the flow: drawn when a token is wanted, reset when the
 * flow has used up the one before, removed with its screen. Turnstile does not find its way inside
 * a shadow root; so the widget is a light DOM child, and a view shows it by a slot named "captcha".
 */
export class Captcha implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: () => CaptchaRequest | null;
  #widget: TurnstileWidget | null = null;
  #challenge: Challenge | null = null;
  #interactive = false;

  /** `source` answers null when the screen has no place for a widget. */
  constructor(host: ReactiveControllerHost & HTMLElement, source: () => CaptchaRequest | null) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  /** Whether the visitor has to see the widget, so that room must be kept for it. */
  get visible(): boolean {
    return this.#interactive || this.#challenge?.appearance === "always";
  }

  /** Takes the widget away for good. */
  end(): void {
    this.#host.removeController(this);
    this.#remove();
  }

  hostUpdated(): void {
    const request = this.#source();
    if (request === null) this.#remove();
    else if (request.challenge !== null) this.#serve(request, request.challenge);
  }

  hostDisconnected(): void {
    this.#remove();
  }

  #serve(request: CaptchaRequest, challenge: Challenge): void {
    const served = this.#challenge?.serial;
    if (this.#widget?.serves(challenge)) {
      this.#challenge = challenge;
      if (served !== challenge.serial) this.#widget.reset();
      return;
    }
    this.#remove();
    this.#challenge = challenge;
    this.#widget = new TurnstileWidget(this.#host, {
      ...request,
      challenge,
      onInteractive: (interactive) => {
        this.#interactive = interactive;
        this.#host.requestUpdate();
      },
    });
    this.#host.requestUpdate();
  }

  #remove(): void {
    // The room that was kept for the widget goes with it.
    if (this.visible) this.#host.requestUpdate();
    this.#widget?.remove();
    this.#widget = null;
    this.#challenge = null;
    this.#interactive = false;
  }
}
