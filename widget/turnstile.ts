import { trustedScriptAddress } from "./trusted-types.js";

/** Cloudflare's script. It must not be served from elsewhere and carries no integrity hash. */
export const cloudflareScript =
  "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit";

/** Parameters of `turnstile.render` that are used here; Cloudflare's documentation has them all. */
export interface TurnstileParameters {
  readonly sitekey: string;
  readonly appearance: "always" | "interaction-only";
  readonly size: "flexible" | "compact";
  readonly theme: "auto" | "light" | "dark";
  readonly language: string;
  readonly "response-field": false;
  readonly "refresh-expired": "manual";
  readonly callback: (token: string) => void;
  readonly "error-callback": (code: string) => boolean;
  readonly "expired-callback": () => void;
  readonly "timeout-callback": () => void;
  readonly "unsupported-callback": () => void;
  readonly "before-interactive-callback": () => void;
  readonly "after-interactive-callback": () => void;
}

/** The global that Cloudflare's script defines. */
export interface Turnstile {
  render(container: HTMLElement, parameters: TurnstileParameters): string | null | undefined;
  reset(widgetId: string): void;
  remove(widgetId: string): void;
}

const scriptPath = "/turnstile/v0/api.js";
const patience = 10_000;
const pollInterval = 100;
const loading = new Map<string, Promise<Turnstile>>();

/**
 * Loads Turnstile once for the page, or finds the one that the page has loaded or is loading.
 * Rejects when the script is blocked, fails or defines nothing; the next call then tries again.
 */
export function loadTurnstile(address: string): Promise<Turnstile> {
  const present = globalTurnstile();
  if (present !== undefined) return Promise.resolve(present);
  let promise = loading.get(address);
  if (promise === undefined) {
    promise = pageScript() === null ? addScript(address) : waitForGlobal();
    promise.catch(() => loading.delete(address));
    loading.set(address, promise);
  }
  return promise;
}

function globalTurnstile(): Turnstile | undefined {
  return (window as { turnstile?: Turnstile }).turnstile;
}

/** A tag for Turnstile that the page's own author has placed. */
function pageScript(): HTMLScriptElement | null {
  return document.querySelector(`script[src*="${scriptPath}"]`);
}

function addScript(address: string): Promise<Turnstile> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const fail = (reason: string): void => {
      script.remove();
      reject(new Error(reason));
    };
    script.async = true;
    script.addEventListener("error", () => {
      fail(`${address} was blocked or could not be reached`);
    });
    script.addEventListener("load", () => {
      waitForGlobal().then(resolve, () => {
        fail(`${address} did not define window.turnstile`);
      });
    });
    script.src = trustedScriptAddress(address);
    document.head.append(script);
  });
}

function waitForGlobal(): Promise<Turnstile> {
  return new Promise((resolve, reject) => {
    const deadline = performance.now() + patience;
    const look = (): void => {
      const turnstile = globalTurnstile();
      if (turnstile !== undefined) resolve(turnstile);
      else if (performance.now() > deadline) reject(new Error("window.turnstile did not appear"));
      else setTimeout(look, pollInterval);
    };
    look();
  });
}
