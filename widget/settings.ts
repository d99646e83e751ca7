import type { ReadProducts } from "./products.js";

/** What the owner has chosen, checked: the part of the element's properties that views read. */
export interface Settings {
  readonly releaseId: string;
  readonly gate: "free-chat" | "homepage";
  readonly baseUrl: string | null;
  readonly turnstileSiteKey: string;
  readonly turnstileScript: string;
  readonly theme: "auto" | "light" | "dark";
  /** Where a visitor may sign up when the free messages are used up. */
  readonly signUpUrl: string | null;
  readonly privacyUrl: string | null;
  /** The app that takes conversations over. */
  readonly appUrl: string;
  /** Where the link of a sign-in e-mail leads back to. */
  readonly redirectTo: string;
  /** Offer thumbs up and down. */
  readonly feedback: boolean;
  /** Show the sources of an answer. */
  readonly sources: boolean;
  /** Name of the chat; empty where the owner gives it none. */
  readonly label: string;
  /** Show what answers recommend. */
  readonly products: boolean;
  /** Finds it in an exchange; null where it stands as the service documents it. */
  readonly productsOf: ReadProducts | null;
  /** Let answers show pictures from other sites. */
  readonly images: boolean;
  /** Show what can be done next above the message field. */
  readonly quickMenu: boolean;
  /** What of the release's own look is taken over: "full" is its style sheet too. */
  readonly releaseLook: "theme" | "full" | "none";
}
